package io.modelgateway.model;

import org.jspecify.annotations.Nullable;

/**
 * What happens in a streamed answer. {@code choice} counts from 0 and is 0 but for requests with several choices;
 * {@code toolIndex} counts the tool calls of a choice from 0.
 */
public sealed interface StreamEvent {

    /** The provider has begun. Comes first, once. */
    record Started(String id, String model, long createdEpochSeconds) implements StreamEvent {}

    record TextDelta(int choice, String text, @Nullable Json logprobs) implements StreamEvent {}

    record RefusalDelta(int choice, String text) implements StreamEvent {}

    record ReasoningDelta(int choice, String text) implements StreamEvent {}

    /** The vendor's proof of the reasoning that went before. */
    record ReasoningSignature(int choice, String signature) implements StreamEvent {}

    /** Reasoning that the vendor encrypted, whole. */
    record RedactedReasoning(int choice, String data) implements StreamEvent {}

    /** A tool call begins; its arguments follow as deltas, or not at all where they are empty. */
    record ToolCallStarted(int choice, int toolIndex, String id, String name) implements StreamEvent {}

    /** A piece of the arguments' JSON text, cut anywhere. */
    record ToolCallDelta(int choice, int toolIndex, String argumentsFragment) implements StreamEvent {}

    /** Figures so far; later ones add to or replace earlier ones. */
    record UsageReported(TokenUsage usage) implements StreamEvent {}

    /** A choice has ended; usage may still follow. */
    record Finished(int choice, FinishReason reason) implements StreamEvent {}

    /** The stream is complete: without it, a stream that ends was cut. Comes last, once. */
    record Done() implements StreamEvent {}

    /** {@return whether it carries something the model said, or its end} */
    default boolean isContent() {
        return switch (this) {
            case Started _, UsageReported _ -> false;
            case TextDelta delta -> !delta.text().isEmpty();
            case RefusalDelta _,
                    ReasoningDelta _,
                    ReasoningSignature _,
                    RedactedReasoning _,
                    ToolCallStarted _,
                    ToolCallDelta _,
                    Finished _,
                    Done _ -> true;
        };
    }
}
