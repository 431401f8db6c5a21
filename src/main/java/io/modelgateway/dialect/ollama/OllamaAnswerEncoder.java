package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes a whole answer. Of several choices the first is sent: Ollama knows one. */
final class OllamaAnswerEncoder {

    private final OllamaShape shape;

    OllamaAnswerEncoder(OllamaShape shape) {
        this.shape = shape;
    }

    byte[] encode(ChatAnswer answer, ReplyContext context) {
        if (answer.original() != null && answer.original().dialect() == shape.body()) {
            return answer.original().bytes();
        }
        ObjectNode body = envelope(answer.model(), answer.createdEpochSeconds());
        List<ContentPart> content = answer.choices().isEmpty()
                ? List.of()
                : answer.choices().getFirst().content();
        FinishReason reason =
                answer.choices().isEmpty() ? null : answer.choices().getFirst().finishReason();
        say(content, body);
        body.put("done", true).put("done_reason", OllamaStop.encode(reason));
        new OllamaMetrics(answer.usage(), context.elapsed().get(), Duration.ZERO).write(body);
        return GatewayJson.write(body);
    }

    static ObjectNode envelope(String model, long createdEpochSeconds) {
        return GatewayJson.object()
                .put("model", model)
                .put("created_at", Instant.ofEpochSecond(createdEpochSeconds).toString());
    }

    private void say(List<ContentPart> content, ObjectNode body) {
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        ArrayNode calls = body.arrayNode();
        for (ContentPart part : content) {
            switch (part) {
                case ContentPart.Text said -> text.append(said.text());
                case ContentPart.Refusal refusal -> text.append(refusal.text());
                case ContentPart.Reasoning reasoning -> thinking.append(reasoning.text());
                case ContentPart.ToolCall call ->
                    calls.add(OllamaCalls.write(call.id(), call.name(), call.arguments()));
                // Ollama has no place for these
                case ContentPart.RedactedReasoning _,
                        ContentPart.Opaque _,
                        ContentPart.Image _,
                        ContentPart.ToolResult _ -> {}
            }
        }
        shape.say(body, text.toString(), thinking.toString(), calls);
    }
}
