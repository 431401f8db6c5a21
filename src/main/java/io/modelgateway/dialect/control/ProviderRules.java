package io.modelgateway.dialect.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.CandidateRules.PriceCeiling;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Strategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OpenRouter's {@code provider}. With {@code allow_fallbacks: false} only the providers in {@code order} are tried, or,
 * without an order, only the best one. Prices are in USD for a million tokens.
 */
record ProviderRules(
        List<ProviderId> order,
        Set<ProviderId> only,
        Set<ProviderId> ignored,
        boolean fallbacksAllowed,
        @Nullable Strategy sort,
        @Nullable PriceCeiling maxPrice) {

    private static final ProviderRules NONE = new ProviderRules(List.of(), Set.of(), Set.of(), true, null, null);

    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(?:\\.\\d{1,12})?");
    private static final int NANO_SCALE = 9;
    private static final int MAX_SCALE = 30;

    static ProviderRules of(@Nullable JsonFields provider, Set<String> unserved) {
        if (provider == null) {
            return NONE;
        }
        var rules = new ProviderRules(
                ids(provider, "order"),
                new LinkedHashSet<>(ids(provider, "only")),
                new LinkedHashSet<>(ids(provider, "ignore")),
                provider.bool("allow_fallbacks", true),
                sort(provider),
                maxPrice(provider, unserved));
        provider.collectUnread(unserved);
        return rules;
    }

    RoutingRequirements requirements(List<String> fallbackModels) {
        Set<ProviderId> allowed = !fallbacksAllowed && only.isEmpty() ? Set.copyOf(order) : only;
        var rules = new CandidateRules(
                allowed, ignored, order, fallbackModels, !fallbacksAllowed && order.isEmpty(), maxPrice, null);
        // An order that the caller gives goes before one that a figure gives.
        return RoutingRequirements.NONE
                .withStrategy(order.isEmpty() ? sort : null)
                .withRules(rules);
    }

    private static List<ProviderId> ids(JsonFields provider, String name) {
        List<String> names = provider.texts(name);
        if (names.stream().anyMatch(String::isBlank)) {
            throw provider.invalid(name, "must not hold a blank name");
        }
        return names.stream().map(String::strip).map(ProviderId::new).toList();
    }

    private static @Nullable Strategy sort(JsonFields provider) {
        JsonNode sort = provider.raw("sort");
        if (sort == null) {
            return null;
        }
        JsonNode by = sort.isObject() ? sort.path("by") : sort;
        return switch (by.asText()) {
            case "price" -> Strategy.COST_OPTIMIZED;
            case "latency", "throughput" -> Strategy.LATENCY_OPTIMIZED;
            default -> throw provider.invalid("sort", "must be price, latency or throughput");
        };
    }

    private static @Nullable PriceCeiling maxPrice(JsonFields provider, Set<String> unserved) {
        JsonFields prices = provider.object("max_price");
        if (prices == null) {
            return null;
        }
        var ceiling = new PriceCeiling(price(prices, "prompt"), price(prices, "completion"));
        prices.collectUnread(unserved);
        return ceiling;
    }

    private static @Nullable Money price(JsonFields prices, String name) {
        JsonNode price = prices.raw(name);
        if (price == null) {
            return null;
        }
        // 1e999999999 is a number, but nobody should write it out.
        boolean plain = price.isNumber() && Math.abs((long) price.decimalValue().scale()) <= MAX_SCALE;
        String text = plain ? price.decimalValue().toPlainString() : price.asText();
        if (!PRICE.matcher(text).matches()) {
            throw prices.invalid(name, "must be a price in USD for a million tokens");
        }
        return Money.ofUsd(new BigDecimal(text).setScale(NANO_SCALE, RoundingMode.DOWN));
    }
}
