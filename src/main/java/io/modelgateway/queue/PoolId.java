package io.modelgateway.queue;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose slots: a provider's, or those that one of its models has for itself.
 *
 * @param model {@code null} for the provider's own
 */
public record PoolId(ProviderId provider, @Nullable ModelId model) {

    public static PoolId of(ProviderId provider) {
        return new PoolId(provider, null);
    }

    @Override
    public String toString() {
        return model == null ? provider.value() : provider + "/" + model;
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PoolId that && provider.equals(that.provider) && Objects.equals(model, that.model);
    }
}
