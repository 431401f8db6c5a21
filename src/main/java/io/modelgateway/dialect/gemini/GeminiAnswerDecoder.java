package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Reads a whole answer. The vendor does not say when it was made: it counts as made now. */
final class GeminiAnswerDecoder {

    private GeminiAnswerDecoder() {}

    static ChatAnswer decode(byte[] bytes, Clock clock) {
        ObjectNode body = UpstreamJson.object(bytes);
        if (body.hasNonNull("error")) {
            throw GeminiErrorDecoder.ofEvent(body);
        }
        String id = UpstreamJson.text(body, "responseId");
        var choices = new ArrayList<Choice>();
        for (ObjectNode candidate : UpstreamJson.objects(body, "candidates")) {
            choices.add(choice(candidate, candidate.path("index").asInt(choices.size()), id));
        }
        if (choices.isEmpty()) {
            choices.add(refused(body));
        }
        return new ChatAnswer(
                id,
                UpstreamJson.text(body, "modelVersion"),
                clock.instant().getEpochSecond(),
                choices,
                GeminiUsage.read(body.path("usageMetadata")),
                null);
    }

    /** {@return an empty answer where the vendor blocked the prompt} */
    private static Choice refused(ObjectNode body) {
        if (!blocks(body)) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an answer without candidates");
        }
        return new Choice(0, List.of(), FinishReason.CONTENT_FILTER, null);
    }

    /** {@return whether the vendor tells that it refuses the prompt} */
    static boolean blocks(ObjectNode body) {
        return body.path("promptFeedback").hasNonNull("blockReason");
    }

    private static Choice choice(ObjectNode candidate, int index, String responseId) {
        var content = new ArrayList<ContentPart>();
        int calls = 0;
        for (ObjectNode part : UpstreamJson.objects(candidate.path("content"), "parts")) {
            if (part.path("functionCall").isObject()) {
                proof(part, content);
                content.add(GeminiCalls.read(part.path("functionCall"), responseId, index, calls++));
            } else {
                said(part, content);
            }
        }
        String reason = UpstreamJson.text(candidate, "finishReason");
        return new Choice(index, content, reason.isEmpty() ? null : GeminiStop.decode(reason, calls > 0), null);
    }

    private static void proof(JsonNode part, List<ContentPart> content) {
        String signature = UpstreamJson.text(part, "thoughtSignature");
        if (!signature.isEmpty()) {
            content.add(new ContentPart.Reasoning("", GeminiSignature.marked(signature)));
        }
    }

    private static void said(ObjectNode part, List<ContentPart> content) {
        String text = UpstreamJson.text(part, "text");
        if (part.path("thought").asBoolean()) {
            content.add(new ContentPart.Reasoning(text, null));
        } else if (part.has("text")) {
            if (!text.isEmpty()) {
                content.add(new ContentPart.Text(text));
            }
        } else if (!part.isEmpty()) {
            content.add(new ContentPart.Opaque(Dialect.GEMINI, part.fieldNames().next(), GatewayJson.text(part)));
        }
    }
}
