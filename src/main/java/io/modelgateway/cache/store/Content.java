package io.modelgateway.cache.store;

import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.EmbeddingsAnswer;
import java.util.List;

/** What was answered, in the form in which it came. */
public sealed interface Content {

    /** {@return its size in memory in bytes, by rough measure} */
    default int size() {
        return switch (this) {
            case Whole whole -> Sizes.of(whole.answer());
            case Vectors vectors -> Sizes.of(vectors.answer());
            case Streamed streamed ->
                streamed.frames().stream()
                        .mapToInt(timed -> Sizes.of(timed.frame()))
                        .sum();
        };
    }

    record Whole(ChatAnswer answer) implements Content {}

    record Vectors(EmbeddingsAnswer answer) implements Content {}

    /** A complete stream; its last frame holds {@code Done}. */
    record Streamed(List<TimedFrame> frames) implements Content {
        public Streamed {
            frames = List.copyOf(frames);
        }
    }
}
