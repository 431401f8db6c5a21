package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.PriceTier;
import io.modelgateway.registry.ProvisionedThroughput;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeMap;

/** Shows a model with the names that registering one takes; what is shown can be sent back. */
final class ModelJson {

    private ModelJson() {}

    /** Amounts are USD per million tokens; sets are sorted. */
    static ObjectNode of(ModelDefinition model) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", model.qualifiedName());
        node.put("id", model.id().value());
        node.put("provider", model.provider().value());
        node.put("upstream_id", model.upstreamId());
        node.put("display_name", model.displayName());
        sorted(
                node.putArray("capabilities"),
                model.capabilities().stream().map(Capability::wireName).toList());
        node.put("context_window", model.contextWindow());
        node.put("max_output_tokens", model.maxOutputTokens());
        ArrayNode prices = node.putArray("prices");
        model.prices().forEach(tier -> tier(prices.addObject(), tier));
        node.put("rpm", model.rpm());
        node.put("tpm", model.tpm());
        node.put("latency_p50_ms", model.latencyP50().toMillis());
        node.put("latency_p99_ms", model.latencyP99().toMillis());
        node.put("status", model.status().wireName());
        sorted(node.putArray("regions"), model.regions());
        if (model.provisioned() != null) {
            provisioned(node.putObject("provisioned"), model.provisioned());
        }
        ObjectNode quality = node.putObject("quality");
        new TreeMap<>(model.quality()).forEach((dimension, score) -> quality.put(dimension.wireName(), score));
        node.put("weight", model.weight());
        if (model.pricingUpdated() != null) {
            node.put("pricing_updated", model.pricingUpdated().toString());
        }
        ArrayNode fallbacks = node.putArray("fallbacks");
        model.fallbacks().stream().map(ModelId::value).forEach(fallbacks::add);
        sorted(node.putArray("tags"), model.tags());
        node.put("source", model.source().name().toLowerCase(Locale.ROOT));
        return node;
    }

    private static void sorted(ArrayNode node, Collection<String> values) {
        values.stream().sorted().forEach(node::add);
    }

    private static void tier(ObjectNode node, PriceTier tier) {
        if (tier.upToInputTokens() != Integer.MAX_VALUE) {
            node.put("up_to_input_tokens", tier.upToInputTokens());
        }
        node.put("input", tier.input().toUsd());
        node.put("output", tier.output().toUsd());
        node.put("cached_input", tier.cachedInput().toUsd());
        node.put("cache_write", tier.cacheWrite().toUsd());
    }

    private static void provisioned(ObjectNode node, ProvisionedThroughput plan) {
        node.put("enabled", true);
        node.put("units", plan.units());
        node.put("unit_cost_per_hour", plan.unitCostPerHour().toUsd());
        node.put("reserved_tpm", plan.reservedTpm());
    }
}
