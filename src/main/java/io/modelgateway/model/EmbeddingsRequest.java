package io.modelgateway.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts to be turned into vectors.
 *
 * @param inputs never empty
 * @param dimensions the length wanted; {@code null} for the model's own
 */
public record EmbeddingsRequest(
        String model,
        List<EmbeddingInput> inputs,
        @Nullable Integer dimensions,
        @Nullable String user,
        Set<String> extras,
        @Nullable WireBody original)
        implements GatewayRequest {

    public EmbeddingsRequest {
        inputs = List.copyOf(inputs);
        extras = Set.copyOf(extras);
    }

    @Override
    public boolean stream() {
        return false;
    }
}
