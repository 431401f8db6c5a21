package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole {@code chat.completion}. */
final class AnswerDecoder {

    private AnswerDecoder() {}

    static ChatAnswer decode(byte[] bytes) {
        ObjectNode body = UpstreamJson.object(bytes);
        if (body.hasNonNull("error")) {
            throw UpstreamFailure.of(body);
        }
        if (!body.path("choices").isArray() || body.path("choices").isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an answer without choices");
        }
        String id = UpstreamJson.text(body, "id");
        return new ChatAnswer(
                id,
                UpstreamJson.text(body, "model"),
                UpstreamJson.epochSeconds(body, "created"),
                choices(body, id),
                UsageWire.read(body.path("usage")),
                new WireBody(Dialect.OPENAI, bytes));
    }

    private static List<Choice> choices(ObjectNode body, String id) {
        var choices = new ArrayList<Choice>();
        for (ObjectNode choice : UpstreamJson.objects(body, "choices")) {
            int index = choice.path("index").asInt(choices.size());
            JsonNode reason = choice.path("finish_reason");
            JsonNode logprobs = choice.path("logprobs");
            choices.add(new Choice(
                    index,
                    AnswerParts.read(choice.path("message"), id, index),
                    reason.isTextual() ? FinishReasons.read(reason.textValue()) : null,
                    logprobs.isObject() ? GatewayJson.text(logprobs) : null));
        }
        return choices;
    }
}
