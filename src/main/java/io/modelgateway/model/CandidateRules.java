package io.modelgateway.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which models and providers a caller allows and in what order, as the bodies of other gateways' users say it.
 *
 * @param only the only providers allowed; empty allows all
 * @param ignored providers that are not
 * @param order providers whose models come first, in this order, before any strategy
 * @param fallbackModels names to try after the model, in this order, before the fallbacks of the catalogue
 * @param singleProvider whether no second provider may be tried for a model
 * @param maxPrice {@code null} for any price
 * @param nativeOnly {@code null} where a translation will do
 */
public record CandidateRules(
        Set<ProviderId> only,
        Set<ProviderId> ignored,
        List<ProviderId> order,
        List<String> fallbackModels,
        boolean singleProvider,
        @Nullable PriceCeiling maxPrice,
        @Nullable NativeOnly nativeOnly) {

    public static final CandidateRules NONE =
            new CandidateRules(Set.of(), Set.of(), List.of(), List.of(), false, null, null);

    /** The most that a million tokens may cost. {@code null} is no limit. */
    public record PriceCeiling(
            @Nullable Money input, @Nullable Money output) {}

    public CandidateRules {
        only = Set.copyOf(only);
        ignored = Set.copyOf(ignored);
        order = List.copyOf(order);
        fallbackModels = List.copyOf(fallbackModels);
    }

    /** {@return the same rules for a request that needs a provider of its own dialect} */
    public CandidateRules withNativeOnly(@Nullable NativeOnly need) {
        return new CandidateRules(only, ignored, order, fallbackModels, singleProvider, maxPrice, need);
    }

    /** {@return the same rules without an order of providers} */
    public CandidateRules unordered() {
        return new CandidateRules(only, ignored, List.of(), fallbackModels, singleProvider, maxPrice, nativeOnly);
    }
}
