package io.modelgateway.dialect;

import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import java.time.Duration;
import java.util.function.BiFunction;

/**
 * A request for vectors as a dialect read it.
 *
 * @param hints what the body asked of the gateway itself
 * @param encoder writes the answer in the form this request asked for, given the time since its arrival
 */
public record DecodedEmbeddings(
        EmbeddingsRequest request, BiFunction<EmbeddingsAnswer, Duration, byte[]> encoder, RequestHints hints) {

    /** A request that asks nothing of the gateway itself. */
    public DecodedEmbeddings(EmbeddingsRequest request, BiFunction<EmbeddingsAnswer, Duration, byte[]> encoder) {
        this(request, encoder, RequestHints.NONE);
    }
}
