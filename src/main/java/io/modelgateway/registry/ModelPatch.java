package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.QualityDimension;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one layer says of a model: {@code null} where it is silent, and a lower layer or a default decides.
 *
 * @param where the place it was said, for complaints, such as {@code gateway.models.fast}
 * @param provisioned a plan, or one that is switched off
 */
record ModelPatch(
        String where,
        ModelKey key,
        @Nullable String upstreamId,
        @Nullable String displayName,
        @Nullable Set<Capability> capabilities,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens,
        @Nullable Prices prices,
        @Nullable Integer rpm,
        @Nullable Integer tpm,
        @Nullable Duration latencyP50,
        @Nullable Duration latencyP99,
        @Nullable ModelStatus status,
        @Nullable Set<String> regions,
        @Nullable Provisioning provisioned,
        Map<QualityDimension, Double> quality,
        @Nullable Integer weight,
        @Nullable LocalDate pricingUpdated,
        @Nullable List<ModelId> fallbacks,
        @Nullable Set<String> tags) {

    /** Whether throughput is bought ahead, said out loud: without a plan it switches off what a lower layer says. */
    record Provisioning(@Nullable ProvisionedThroughput plan) {}

    /** {@return a patch that says nothing but that the model exists} */
    static ModelPatch silent(String where, ModelKey key) {
        return new ModelPatch(
                where, key, null, null, null, null, null, null, null, null, null, null, null, null, null, Map.of(),
                null, null, null, null);
    }

    /** {@return what both say together; this one wins where they differ} */
    ModelPatch over(ModelPatch lower) {
        var scores = new EnumMap<QualityDimension, Double>(QualityDimension.class);
        scores.putAll(lower.quality);
        scores.putAll(quality);
        return new ModelPatch(
                where,
                key,
                first(upstreamId, lower.upstreamId),
                first(displayName, lower.displayName),
                first(capabilities, lower.capabilities),
                first(contextWindow, lower.contextWindow),
                first(maxOutputTokens, lower.maxOutputTokens),
                first(prices, lower.prices),
                first(rpm, lower.rpm),
                first(tpm, lower.tpm),
                first(latencyP50, lower.latencyP50),
                first(latencyP99, lower.latencyP99),
                first(status, lower.status),
                first(regions, lower.regions),
                first(provisioned, lower.provisioned),
                Map.copyOf(scores),
                first(weight, lower.weight),
                first(pricingUpdated, lower.pricingUpdated),
                first(fallbacks, lower.fallbacks),
                first(tags, lower.tags));
    }

    private static <T> @Nullable T first(@Nullable T higher, @Nullable T lower) {
        return higher != null ? higher : lower;
    }
}
