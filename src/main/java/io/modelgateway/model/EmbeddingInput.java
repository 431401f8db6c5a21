package io.modelgateway.model;

import java.util.List;

/** One text to be turned into a vector. */
public sealed interface EmbeddingInput {

    record Text(String text) implements EmbeddingInput {}

    /** A text already cut into the model's own token ids. */
    record TokenIds(List<Integer> ids) implements EmbeddingInput {
        public TokenIds {
            ids = List.copyOf(ids);
        }
    }
}
