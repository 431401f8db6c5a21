package io.modelgateway.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Brings configuration into the shape of a catalogue file, so that one reader checks both and says the same of the same
 * mistake.
 */
final class SettingsTree {

    private SettingsTree() {}

    static ObjectNode of(ProviderSettings providers, ModelSettings models, AliasSettings aliases) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode endpoints = root.putObject("providers");
        providers.endpoints().forEach((name, endpoint) -> endpoint(endpoints.putObject(name), endpoint));
        ObjectNode entries = root.putObject("models");
        models.entries().forEach((key, entry) -> model(entries.putObject(key), entry));
        ObjectNode targets = root.putObject("aliases");
        aliases.targets().forEach(targets::put);
        return root;
    }

    private static void endpoint(ObjectNode node, ProviderSettings.Endpoint from) {
        text(node, "type", from.type());
        text(node, "base-url", from.baseUrl());
        text(node, "api-key", from.apiKey());
        text(node, "api-key-file", from.apiKeyFile());
        text(node, "api-version", from.apiVersion());
        bool(node, "enabled", from.enabled());
        texts(node, "regions", from.regions());
        duration(node, "connect-timeout", from.connectTimeout());
        duration(node, "first-byte-timeout", from.firstByteTimeout());
        duration(node, "idle-timeout", from.idleTimeout());
        duration(node, "timeout", from.timeout());
        integer(node, "max-retries", from.maxRetries());
        integer(node, "max-connections", from.maxConnections());
        integer(node, "max-concurrent", from.maxConcurrent());
        text(node, "concurrency", from.concurrency());
        integer(node, "rpm", from.rpm());
        integer(node, "tpm", from.tpm());
        from.circuit().ifPresent(circuit -> circuit(node.putObject("circuit"), circuit));
        bool(node, "discovery", from.discovery());
        bool(node, "responses", from.responses());
        texts(node, "drop-params", from.dropParams());
        texts(node, "rename-params", from.renameParams());
        duration(node, "latency", from.latency());
        decimal(node, "tokens-per-second", from.tokensPerSecond());
        decimal(node, "failure-rate", from.failureRate());
        text(node, "failure-kind", from.failureKind());
        text(node, "reply", from.reply());
    }

    private static void circuit(ObjectNode node, ProviderSettings.CircuitBreaker from) {
        integer(node, "failure-threshold", from.failureThreshold());
        duration(node, "open-duration", from.openDuration());
        integer(node, "half-open-probes", from.halfOpenProbes());
    }

    private static void model(ObjectNode node, ModelSettings.Entry from) {
        text(node, "id", from.id());
        text(node, "provider", from.provider());
        text(node, "upstream-id", from.upstreamId());
        text(node, "display-name", from.displayName());
        texts(node, "capabilities", from.capabilities());
        integer(node, "context-window", from.contextWindow());
        integer(node, "max-output-tokens", from.maxOutputTokens());
        from.price().ifPresent(price -> price(node.putObject("price"), price));
        from.prices().ifPresent(tiers -> {
            ArrayNode rows = node.putArray("prices");
            tiers.forEach(tier -> {
                ObjectNode row = rows.addObject();
                integer(row, "up-to-input-tokens", tier.upToInputTokens());
                price(row, tier);
            });
        });
        integer(node, "rpm", from.rpm());
        integer(node, "tpm", from.tpm());
        integer(node, "latency-p50-ms", from.latencyP50Ms());
        integer(node, "latency-p99-ms", from.latencyP99Ms());
        text(node, "status", from.status());
        texts(node, "regions", from.regions());
        from.provisioned().ifPresent(plan -> provisioned(node.putObject("provisioned"), plan));
        from.quality().ifPresent(quality -> quality(node.putObject("quality"), quality));
        integer(node, "weight", from.weight());
        text(node, "pricing-updated", from.pricingUpdated());
        texts(node, "fallbacks", from.fallbacks());
        texts(node, "tags", from.tags());
    }

    private static void price(ObjectNode node, ModelSettings.Price from) {
        decimal(node, "input", from.input());
        decimal(node, "output", from.output());
        decimal(node, "cached-input", from.cachedInput());
        decimal(node, "cache-write", from.cacheWrite());
    }

    private static void provisioned(ObjectNode node, ModelSettings.Provisioned from) {
        bool(node, "enabled", from.enabled());
        integer(node, "units", from.units());
        decimal(node, "unit-cost-per-hour", from.unitCostPerHour());
        integer(node, "reserved-tpm", from.reservedTpm());
    }

    private static void quality(ObjectNode node, ModelSettings.Quality from) {
        decimal(node, "reasoning", from.reasoning());
        decimal(node, "coding", from.coding());
        decimal(node, "creative", from.creative());
        decimal(node, "summarization", from.summarization());
    }

    private static void text(ObjectNode node, String name, Optional<String> value) {
        value.filter(text -> !text.isBlank()).ifPresent(text -> node.put(name, text));
    }

    private static void texts(ObjectNode node, String name, Optional<List<String>> value) {
        value.ifPresent(texts -> texts.forEach(node.withArray("/" + name)::add));
    }

    private static void integer(ObjectNode node, String name, Optional<Integer> value) {
        value.ifPresent(number -> node.put(name, number));
    }

    private static void decimal(ObjectNode node, String name, Optional<BigDecimal> value) {
        value.ifPresent(number -> node.put(name, number));
    }

    private static void bool(ObjectNode node, String name, Optional<Boolean> value) {
        value.ifPresent(flag -> node.put(name, flag));
    }

    private static void duration(ObjectNode node, String name, Optional<Duration> value) {
        value.ifPresent(duration -> node.put(name, duration.toString()));
    }
}
