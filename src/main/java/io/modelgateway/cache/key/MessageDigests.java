package io.modelgateway.cache.key;

import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import java.util.List;

/** Digests a conversation. */
final class MessageDigests {

    private MessageDigests() {}

    static void add(List<Message> messages, Canonical out) {
        out.count(messages.size());
        for (Message message : messages) {
            out.word(message.role()).text(message.name());
            parts(message.content(), out);
        }
    }

    private static void parts(List<ContentPart> parts, Canonical out) {
        out.count(parts.size());
        parts.forEach(part -> part(part, out));
    }

    private static void part(ContentPart part, Canonical out) {
        switch (part) {
            case ContentPart.Text text -> out.text("text").text(text.text());
            case ContentPart.Image image -> {
                out.text("image").text(image.detail());
                source(image.source(), out);
            }
            case ContentPart.ToolCall call -> {
                out.text("call").text(call.id()).text(call.name());
                JsonDigest.add(call.arguments(), out);
            }
            case ContentPart.ToolResult result -> {
                out.text("result").text(result.toolCallId()).flag(result.error());
                parts(result.content(), out);
            }
            case ContentPart.Reasoning reasoning ->
                out.text("reasoning").text(reasoning.text()).text(reasoning.signature());
            case ContentPart.RedactedReasoning redacted -> out.text("redacted").text(redacted.data());
            case ContentPart.Refusal refusal -> out.text("refusal").text(refusal.text());
            case ContentPart.Opaque opaque -> {
                out.text("opaque").word(opaque.dialect()).text(opaque.kind());
                JsonDigest.add(opaque.value(), out);
            }
        }
    }

    private static void source(ImageSource source, Canonical out) {
        switch (source) {
            case ImageSource.Url url -> out.text("url").text(url.url());
            case ImageSource.Data data ->
                out.text("data").text(data.mediaType()).text(data.base64());
        }
    }
}
