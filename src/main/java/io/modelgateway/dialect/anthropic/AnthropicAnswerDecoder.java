package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.WireBody;
import java.time.Clock;
import java.util.List;

/** Reads a whole answer. The vendor does not say when it was made: it counts as made now. */
final class AnthropicAnswerDecoder {

    private AnthropicAnswerDecoder() {}

    static ChatAnswer decode(byte[] body, Clock clock) {
        ObjectNode message = UpstreamJson.object(body);
        if (!message.path("content").isArray()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an answer without content");
        }
        List<ContentPart> content = UpstreamJson.objects(message, "content").stream()
                .map(AnthropicAnswerDecoder::part)
                .toList();
        return new ChatAnswer(
                UpstreamJson.text(message, "id"),
                UpstreamJson.text(message, "model"),
                clock.instant().getEpochSecond(),
                List.of(new Choice(0, content, AnthropicStop.decode(UpstreamJson.text(message, "stop_reason")), null)),
                AnthropicUsage.read(message.path("usage")).normal(),
                new WireBody(Dialect.ANTHROPIC, body));
    }

    private static ContentPart part(ObjectNode block) {
        String type = UpstreamJson.text(block, "type");
        return switch (type) {
            case "text" -> new ContentPart.Text(UpstreamJson.text(block, "text"));
            case "thinking" -> {
                String signature = UpstreamJson.text(block, "signature");
                yield new ContentPart.Reasoning(
                        UpstreamJson.text(block, "thinking"), signature.isEmpty() ? null : signature);
            }
            case "redacted_thinking" -> new ContentPart.RedactedReasoning(UpstreamJson.text(block, "data"));
            case "tool_use" ->
                new ContentPart.ToolCall(
                        UpstreamJson.text(block, "id"),
                        UpstreamJson.text(block, "name"),
                        block.path("input").isObject() ? GatewayJson.text(block.path("input")) : Json.EMPTY_OBJECT);
            default -> new ContentPart.Opaque(Dialect.ANTHROPIC, type, GatewayJson.text(block));
        };
    }
}
