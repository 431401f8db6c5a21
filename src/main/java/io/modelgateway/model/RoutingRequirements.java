package io.modelgateway.model;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the caller asks of the choice of a model, from headers and body together. Empty sets ask for nothing.
 *
 * @param strategy {@code null} for the configured one
 * @param capabilities beyond those that the request itself implies
 * @param minContextLength tokens the context window must hold at least
 * @param quality {@code null} for reasoning
 * @param providers preferred ones, their models rank first; with {@code provider_pinned} the only ones, in that order
 * @param regions only models that promise to stay in these: a model that may also serve from elsewhere does not
 * @param maxCost the most an answer may be estimated to cost
 * @param maxLatency preferred, never enforced by the choice
 * @param rules what the caller allows beyond that
 */
public record RoutingRequirements(
        @Nullable Strategy strategy,
        Set<Capability> capabilities,
        OptionalInt minContextLength,
        OptionalInt maxOutputTokens,
        @Nullable QualityDimension quality,
        List<ProviderId> providers,
        Set<String> regions,
        @Nullable Money maxCost,
        @Nullable Duration maxLatency,
        CandidateRules rules) {

    public static final RoutingRequirements NONE = new RoutingRequirements(
            null, Set.of(), OptionalInt.empty(), OptionalInt.empty(), null, List.of(), Set.of(), null, null);

    /** Requirements without further rules. */
    public RoutingRequirements(
            @Nullable Strategy strategy,
            Set<Capability> capabilities,
            OptionalInt minContextLength,
            OptionalInt maxOutputTokens,
            @Nullable QualityDimension quality,
            List<ProviderId> providers,
            Set<String> regions,
            @Nullable Money maxCost,
            @Nullable Duration maxLatency) {
        this(
                strategy,
                capabilities,
                minContextLength,
                maxOutputTokens,
                quality,
                providers,
                regions,
                maxCost,
                maxLatency,
                CandidateRules.NONE);
    }

    /** {@return the same requirements with another strategy} */
    public RoutingRequirements withStrategy(@Nullable Strategy other) {
        return new RoutingRequirements(
                other,
                capabilities,
                minContextLength,
                maxOutputTokens,
                quality,
                providers,
                regions,
                maxCost,
                maxLatency,
                rules);
    }

    /** {@return the same requirements with other rules} */
    public RoutingRequirements withRules(CandidateRules other) {
        return new RoutingRequirements(
                strategy,
                capabilities,
                minContextLength,
                maxOutputTokens,
                quality,
                providers,
                regions,
                maxCost,
                maxLatency,
                other);
    }

    public RoutingRequirements {
        capabilities = Set.copyOf(capabilities);
        providers = List.copyOf(providers);
        regions = Set.copyOf(regions);
    }
}
