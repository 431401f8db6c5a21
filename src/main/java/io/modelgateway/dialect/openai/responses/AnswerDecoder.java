package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.dialect.openai.UpstreamFailure;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a whole response, as far as the gateway needs to: the caller gets its bytes. */
final class AnswerDecoder {

    private AnswerDecoder() {}

    static ChatAnswer decode(byte[] bytes) {
        ObjectNode body = UpstreamJson.object(bytes);
        if (body.hasNonNull("error")) {
            throw UpstreamFailure.of(body);
        }
        if (!body.path("output").isArray()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent a response without output");
        }
        var parts = new ArrayList<ContentPart>();
        UpstreamJson.objects(body, "output").forEach(item -> item(item, parts));
        boolean called = parts.stream().anyMatch(ContentPart.ToolCall.class::isInstance);
        return new ChatAnswer(
                UpstreamJson.text(body, "id"),
                UpstreamJson.text(body, "model"),
                UpstreamJson.epochSeconds(body, "created_at"),
                List.of(new Choice(0, parts, Outcome.read(body, called), null)),
                ResponsesUsage.read(body.path("usage")),
                new WireBody(Dialect.RESPONSES, bytes));
    }

    private static void item(ObjectNode item, List<ContentPart> parts) {
        switch (UpstreamJson.text(item, "type")) {
            case "message" -> UpstreamJson.objects(item, "content").forEach(part -> said(part, parts));
            case "function_call" -> {
                String arguments = UpstreamJson.text(item, "arguments");
                parts.add(new ContentPart.ToolCall(
                        UpstreamJson.text(item, "call_id"),
                        UpstreamJson.text(item, "name"),
                        arguments.isBlank() ? Json.EMPTY_OBJECT : new Json(arguments)));
            }
            case "reasoning" -> reasoning(item).ifPresent(parts::add);
            default -> {
                // the calls of the vendor's own tools: the caller sees them in the bytes
            }
        }
    }

    private static void said(ObjectNode part, List<ContentPart> parts) {
        if (UpstreamJson.text(part, "type").equals("refusal")) {
            parts.add(new ContentPart.Refusal(UpstreamJson.text(part, "refusal")));
        } else {
            parts.add(new ContentPart.Text(UpstreamJson.text(part, "text")));
        }
    }

    private static Optional<ContentPart> reasoning(ObjectNode item) {
        var text = new StringBuilder();
        for (String field : List.of("summary", "content")) {
            UpstreamJson.objects(item, field).forEach(part -> text.append(UpstreamJson.text(part, "text")));
        }
        Optional<ContentPart> proven = Proof.read(UpstreamJson.text(item, "encrypted_content"), text.toString());
        return proven.isPresent() || text.isEmpty()
                ? proven
                : Optional.of(new ContentPart.Reasoning(text.toString(), null));
    }
}
