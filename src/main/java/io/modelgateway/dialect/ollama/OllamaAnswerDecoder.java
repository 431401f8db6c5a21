package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads whole answers, and what one line of a stream has in common with them. As thread-safe as its ids. */
final class OllamaAnswerDecoder {

    private final OllamaShape shape;
    private final Clock clock;
    private final OllamaIds ids;

    OllamaAnswerDecoder(OllamaShape shape, Clock clock, OllamaIds ids) {
        this.shape = shape;
        this.clock = clock;
        this.ids = ids;
    }

    ChatAnswer decode(byte[] body) {
        ObjectNode answer = UpstreamJson.object(body);
        refuseError(answer);
        JsonNode message = shape.speaker(answer);
        if (!message.isObject()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an answer without a message");
        }
        var content = new ArrayList<ContentPart>();
        String thinking = UpstreamJson.text(message, "thinking");
        if (!thinking.isEmpty()) {
            content.add(new ContentPart.Reasoning(thinking, null));
        }
        String text = UpstreamJson.text(message, shape.textField());
        if (!text.isEmpty()) {
            content.add(new ContentPart.Text(text));
        }
        List<ContentPart.ToolCall> calls = calls(message);
        content.addAll(calls);
        var finish = OllamaStop.decode(UpstreamJson.text(answer, "done_reason"), !calls.isEmpty());
        return new ChatAnswer(
                ids.answer(),
                UpstreamJson.text(answer, "model"),
                created(answer),
                List.of(new Choice(0, content, finish, null)),
                usage(answer),
                new WireBody(shape.body(), body));
    }

    OllamaShape shape() {
        return shape;
    }

    String newId() {
        return ids.answer();
    }

    List<ContentPart.ToolCall> calls(JsonNode message) {
        return UpstreamJson.objects(message, "tool_calls").stream()
                .map(call -> OllamaCalls.read(call, ids))
                .toList();
    }

    /** {@return the second the answer was made in; now, where the server gives no readable one} */
    long created(JsonNode answer) {
        try {
            return OffsetDateTime.parse(UpstreamJson.text(answer, "created_at")).toEpochSecond();
        } catch (DateTimeException _) {
            return clock.instant().getEpochSecond();
        }
    }

    /** The count of the prompt is left out where the server found all of it in its cache. */
    static TokenUsage usage(JsonNode answer) {
        return new TokenUsage(
                UpstreamJson.count(answer, "prompt_eval_count"),
                UpstreamJson.count(answer, "eval_count"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);
    }

    /** An error may come with status 200, because the status was sent before. */
    static void refuseError(ObjectNode answer) {
        if (answer.has("error")) {
            throw OllamaErrorDecoder.ofLine(answer);
        }
    }
}
