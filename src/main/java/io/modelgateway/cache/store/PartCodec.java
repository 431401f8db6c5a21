package io.modelgateway.cache.store;

import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;

/** Pieces of answers, in binary. The tags are part of the format: a new piece takes a new one. */
final class PartCodec {

    private static final int TEXT = 1;
    private static final int IMAGE_URL = 2;
    private static final int IMAGE_DATA = 3;
    private static final int TOOL_CALL = 4;
    private static final int TOOL_RESULT = 5;
    private static final int REASONING = 6;
    private static final int REDACTED = 7;
    private static final int REFUSAL = 8;
    private static final int OPAQUE = 9;

    private PartCodec() {}

    static void write(ContentPart part, BinaryWriter out) {
        switch (part) {
            case ContentPart.Text text -> out.tag(TEXT).text(text.text());
            case ContentPart.Image image -> {
                switch (image.source()) {
                    case ImageSource.Url url -> out.tag(IMAGE_URL).text(url.url());
                    case ImageSource.Data data ->
                        out.tag(IMAGE_DATA).text(data.mediaType()).text(data.base64());
                }
                out.text(image.detail());
            }
            case ContentPart.ToolCall call ->
                out.tag(TOOL_CALL)
                        .text(call.id())
                        .text(call.name())
                        .text(call.arguments().text());
            case ContentPart.ToolResult result ->
                out.tag(TOOL_RESULT)
                        .text(result.toolCallId())
                        .flag(result.error())
                        .each(result.content(), PartCodec::write);
            case ContentPart.Reasoning reasoning ->
                out.tag(REASONING).text(reasoning.text()).text(reasoning.signature());
            case ContentPart.RedactedReasoning redacted -> out.tag(REDACTED).text(redacted.data());
            case ContentPart.Refusal refusal -> out.tag(REFUSAL).text(refusal.text());
            case ContentPart.Opaque opaque ->
                out.tag(OPAQUE)
                        .text(opaque.dialect().name())
                        .text(opaque.kind())
                        .text(opaque.value().text());
        }
    }

    static ContentPart read(BinaryReader in) {
        int tag = in.tag();
        return switch (tag) {
            case TEXT -> new ContentPart.Text(in.text());
            case IMAGE_URL -> new ContentPart.Image(new ImageSource.Url(in.text()), in.textOrNull());
            case IMAGE_DATA -> new ContentPart.Image(new ImageSource.Data(in.text(), in.text()), in.textOrNull());
            case TOOL_CALL -> new ContentPart.ToolCall(in.text(), in.text(), new Json(in.text()));
            case TOOL_RESULT -> {
                String id = in.text();
                boolean error = in.flag();
                yield new ContentPart.ToolResult(id, in.each(PartCodec::read), error);
            }
            case REASONING -> new ContentPart.Reasoning(in.text(), in.textOrNull());
            case REDACTED -> new ContentPart.RedactedReasoning(in.text());
            case REFUSAL -> new ContentPart.Refusal(in.text());
            case OPAQUE -> new ContentPart.Opaque(dialect(in), in.text(), new Json(in.text()));
            default -> throw new Unreadable("an unknown piece");
        };
    }

    static Dialect dialect(BinaryReader in) {
        return constant(Dialect.class, in.text());
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("an unknown name");
        }
    }
}
