package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vectors, in the order of the inputs. */
public record EmbeddingsAnswer(
        String model,
        List<float[]> vectors,
        TokenUsage usage,
        @Nullable WireBody original) implements GatewayResponse {

    public EmbeddingsAnswer {
        vectors = List.copyOf(vectors);
    }
}
