package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A model as its provider lists it.
 *
 * @param upstreamId the provider's name for it
 * @param capabilities what the provider says it can do; empty where the provider does not say
 * @param contextWindow in tokens, where the provider says
 */
public record ListedModel(String upstreamId, Set<Capability> capabilities, OptionalInt contextWindow) {

    public ListedModel {
        capabilities = Set.copyOf(capabilities);
    }
}
