package io.modelgateway.cache.store;

import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.WireBody;
import org.jspecify.annotations.Nullable;

/** How much room answers take, by rough measure: what is said and the bytes it came as. */
public final class Sizes {

    private static final int OBJECT_BYTES = 48;

    private Sizes() {}

    public static int of(StreamFrame frame) {
        int size = OBJECT_BYTES + of(frame.original());
        for (StreamEvent event : frame.events()) {
            size += OBJECT_BYTES + said(event);
        }
        return size;
    }

    private static int said(StreamEvent event) {
        return switch (event) {
            case StreamEvent.TextDelta delta ->
                delta.text().length()
                        + (delta.logprobs() == null
                                ? 0
                                : delta.logprobs().text().length());
            case StreamEvent.RefusalDelta delta -> delta.text().length();
            case StreamEvent.ReasoningDelta delta -> delta.text().length();
            case StreamEvent.ReasoningSignature proof -> proof.signature().length();
            case StreamEvent.RedactedReasoning redacted -> redacted.data().length();
            case StreamEvent.ToolCallDelta call -> call.argumentsFragment().length();
            case StreamEvent.Started _,
                    StreamEvent.ToolCallStarted _,
                    StreamEvent.UsageReported _,
                    StreamEvent.Finished _,
                    StreamEvent.Done _ -> OBJECT_BYTES;
        };
    }

    static int of(ChatAnswer answer) {
        int size = OBJECT_BYTES + of(answer.original());
        for (Choice choice : answer.choices()) {
            size += OBJECT_BYTES
                    + (choice.logprobs() == null ? 0 : choice.logprobs().text().length());
            for (ContentPart part : choice.content()) {
                size += OBJECT_BYTES + said(part);
            }
        }
        return size;
    }

    private static int said(ContentPart part) {
        return switch (part) {
            case ContentPart.Text text -> text.text().length();
            case ContentPart.Image image ->
                switch (image.source()) {
                    case ImageSource.Url url -> url.url().length();
                    case ImageSource.Data data -> data.base64().length();
                };
            case ContentPart.ToolCall call -> call.arguments().text().length();
            case ContentPart.ToolResult result ->
                result.content().stream().mapToInt(Sizes::said).sum();
            case ContentPart.Reasoning reasoning -> reasoning.text().length();
            case ContentPart.RedactedReasoning redacted -> redacted.data().length();
            case ContentPart.Refusal refusal -> refusal.text().length();
            case ContentPart.Opaque opaque -> opaque.value().text().length();
        };
    }

    static int of(EmbeddingsAnswer answer) {
        int numbers =
                answer.vectors().stream().mapToInt(vector -> vector.length).sum();
        return OBJECT_BYTES + Float.BYTES * numbers + of(answer.original());
    }

    private static int of(@Nullable WireBody body) {
        return body == null ? 0 : body.bytes().length;
    }
}
