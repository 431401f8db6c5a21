package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import io.modelgateway.model.CapabilitySet;
import io.modelgateway.model.Cost;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.TokenUsage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One model at one provider. The pair of {@code provider} and {@code id} is unique in a catalogue.
 *
 * @param upstreamId the provider's own name for it
 * @param contextWindow tokens of input and output together, at least 1
 * @param maxOutputTokens 0 for models that do not write
 * @param prices in order of their bounds, the last without one; never empty
 * @param weight share in weighted routing, at least 0
 * @param rpm requests per minute, at least 1
 * @param tpm tokens per minute, at least 1
 * @param latencyP50 the seed for live figures
 * @param quality scores of 0 to 1; an absent one counts as 0.5
 * @param fallbacks ids tried in order when the model was named and fails
 */
public record ModelDefinition(
        ModelId id,
        ProviderId provider,
        String upstreamId,
        String displayName,
        Set<Capability> capabilities,
        int contextWindow,
        int maxOutputTokens,
        List<PriceTier> prices,
        int rpm,
        int tpm,
        Duration latencyP50,
        Duration latencyP99,
        ModelStatus status,
        Set<String> regions,
        @Nullable ProvisionedThroughput provisioned,
        Map<QualityDimension, Double> quality,
        int weight,
        @Nullable LocalDate pricingUpdated,
        List<ModelId> fallbacks,
        Set<String> tags,
        ModelSource source) {

    public ModelDefinition {
        capabilities = CapabilitySet.copyOf(capabilities);
        prices = List.copyOf(prices);
        regions = Set.copyOf(regions);
        quality = Map.copyOf(quality);
        fallbacks = List.copyOf(fallbacks);
        tags = Set.copyOf(tags);
        if (prices.isEmpty()) {
            throw new IllegalArgumentException("a model has at least one price tier");
        }
    }

    public ModelKey key() {
        return new ModelKey(provider, id);
    }

    /** {@return the unambiguous name, {@code provider/id}} */
    public String qualifiedName() {
        return provider + "/" + id;
    }

    public boolean serves() {
        return status != ModelStatus.DISABLED;
    }

    /** {@return the same model in another status} */
    public ModelDefinition withStatus(ModelStatus other) {
        return new ModelDefinition(
                id,
                provider,
                upstreamId,
                displayName,
                capabilities,
                contextWindow,
                maxOutputTokens,
                prices,
                rpm,
                tpm,
                latencyP50,
                latencyP99,
                other,
                regions,
                provisioned,
                quality,
                weight,
                pricingUpdated,
                fallbacks,
                tags,
                source);
    }

    /** {@return the tier for an input of that length} */
    public PriceTier priceFor(int inputTokens) {
        for (PriceTier tier : prices) {
            if (inputTokens <= tier.upToInputTokens()) {
                return tier;
            }
        }
        return prices.getLast();
    }

    /** {@return what that many tokens cost; unknown counts are zero} */
    public Cost costOf(TokenUsage usage) {
        int input = usage.input().orElse(0);
        int cached = Math.min(input, usage.cachedInput().orElse(0));
        int written = Math.min(input - cached, usage.cacheWrite().orElse(0));
        PriceTier tier = priceFor(input);
        Money plain = tier.input().perMillion(input - cached - written);
        Money writes = tier.cacheWrite().perMillion(written);
        return new Cost(
                plain.plus(writes),
                tier.output().perMillion(usage.output().orElse(0)),
                tier.cachedInput().perMillion(cached));
    }
}
