package io.modelgateway.tokens;

import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ModelId;

/**
 * Estimates token counts: by the tokenizer of the model's family where one is known, by a heuristic elsewhere, and by
 * extrapolation from a sample where a text is long, so that no call takes more than a few milliseconds whatever the
 * size. Thread-safe.
 */
public interface TokenEstimator {

    /** {@return the tokens of a whole request's input: messages, tools, images; at least 1} */
    int inputTokens(GatewayRequest request, ModelId model);

    /** {@return the tokens of a text} */
    int tokens(String text, ModelId model);
}
