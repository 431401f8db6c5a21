package io.modelgateway.model;

import io.modelgateway.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call to one provider for one request.
 *
 * @param code why it failed; {@code null} if it succeeded
 * @param latency until the whole answer, or the first content of a stream
 */
public record Attempt(
        ModelId model, ProviderId provider, @Nullable ErrorCode code, Duration latency) {

    public ModelKey target() {
        return new ModelKey(provider, model);
    }

    public boolean succeeded() {
        return code == null;
    }
}
