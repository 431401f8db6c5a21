package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a message. The order of parts is the order in which they were said. */
public sealed interface ContentPart {

    /** Plain text, possibly empty. */
    record Text(String text) implements ContentPart {}

    /**
     * A picture.
     *
     * @param detail OpenAI's {@code low}, {@code high} or {@code auto}
     */
    record Image(ImageSource source, @Nullable String detail) implements ContentPart {}

    /**
     * The model asks for a tool.
     *
     * @param id the call's name, under which the result comes back; made up where a provider gives none
     * @param arguments the arguments as the model wrote them, usually a JSON object
     */
    record ToolCall(String id, String name, Json arguments) implements ContentPart {}

    /**
     * What a tool answered.
     *
     * @param content text and images only
     * @param error whether the tool failed
     */
    record ToolResult(String toolCallId, List<ContentPart> content, boolean error) implements ContentPart {
        public ToolResult {
            content = List.copyOf(content);
        }
    }

    /**
     * The model's reasoning.
     *
     * @param signature the vendor's proof, to be sent back byte for byte
     */
    record Reasoning(String text, @Nullable String signature) implements ContentPart {}

    /** Reasoning that the vendor encrypted, to be sent back byte for byte. */
    record RedactedReasoning(String data) implements ContentPart {}

    /** The model declines to answer (OpenAI's {@code refusal}). */
    record Refusal(String text) implements ContentPart {}

    /**
     * A part that only one dialect knows, such as audio or a file; kept towards a provider of that dialect, dropped and
     * named elsewhere.
     *
     * @param kind the dialect's own word for it
     */
    record Opaque(Dialect dialect, String kind, Json value) implements ContentPart {}
}
