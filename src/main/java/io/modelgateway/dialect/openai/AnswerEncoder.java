package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;

/** Writes a whole {@code chat.completion}; one that came from OpenAI's dialect goes out as it came. */
final class AnswerEncoder {

    private static final String ID_PREFIX = "chatcmpl-";

    private AnswerEncoder() {}

    static byte[] encode(ChatAnswer answer, String requestId) {
        if (answer.original() != null && answer.original().dialect() == Dialect.OPENAI) {
            return answer.original().bytes();
        }
        ObjectNode body = GatewayJson.object();
        body.put("id", id(answer.id(), requestId))
                .put("object", "chat.completion")
                .put("created", answer.createdEpochSeconds())
                .put("model", answer.model());
        var choices = body.putArray("choices");
        for (Choice choice : answer.choices()) {
            write(choice, choices.addObject());
        }
        if (UsageWire.known(answer.usage())) {
            body.set("usage", UsageWire.write(answer.usage()));
        }
        return GatewayJson.write(body);
    }

    private static void write(Choice choice, ObjectNode json) {
        json.put("index", choice.index());
        AnswerParts.write(choice.content(), json.putObject("message"));
        json.set("logprobs", choice.logprobs() == null ? null : GatewayJson.raw(choice.logprobs()));
        FinishReason reason = choice.finishReason();
        json.put("finish_reason", reason == null ? null : reason.wireName());
    }

    /** {@return the answer's id in the vendor's shape; made from the request's where a provider gave none} */
    static String id(String answerId, String requestId) {
        String id = answerId.isEmpty() ? requestId : answerId;
        return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id;
    }
}
