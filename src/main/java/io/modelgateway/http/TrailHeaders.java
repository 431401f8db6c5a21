package io.modelgateway.http;

import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RateLimits;
import io.modelgateway.model.Trail;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The response headers that tell what happened to a request. */
record TrailHeaders(Trail trail) {

    /** Names come from callers: only what may stand in a header is shown. */
    private static final Pattern SHOWN_PARAM = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,64}");

    private static final int MAX_SHOWN_PARAMS = 32;
    private static final int SIMILARITY_DECIMALS = 4;

    void addTo(Map<String, String> headers) {
        trail.answeredBy().ifPresent(target -> addTarget(headers, target));
        trail.cacheOutcome().ifPresent(outcome -> addCache(headers, outcome));
        trail.rateLimits().ifPresent(limits -> {
            addLimit(headers, "Requests", limits.requests());
            addLimit(headers, "Tokens", limits.tokens());
        });
        trail.budgetWarning().ifPresent(warning -> headers.put(GatewayHeaders.BUDGET_WARNING, warning));
        trail.queued().ifPresent(wait -> headers.put(GatewayHeaders.QUEUE_MS, Long.toString(wait.toMillis())));
        addDropped(headers, trail.droppedParams());
        if (trail.deprecatedModel()) {
            headers.put("Warning", "299 - \"The model is deprecated\"");
        }
    }

    private void addTarget(Map<String, String> headers, ModelKey target) {
        headers.put(GatewayHeaders.MODEL, target.id().value());
        headers.put(GatewayHeaders.PROVIDER, target.provider().value());
        headers.put(
                GatewayHeaders.ATTEMPTS, Integer.toString(trail.calls().made().size()));
    }

    private static void addCache(Map<String, String> headers, CacheOutcome outcome) {
        headers.put(GatewayHeaders.CACHE, outcome.status().wireName());
        if (outcome.similarity() != null) {
            // Downwards: what is shown never claims more than was found.
            headers.put(
                    GatewayHeaders.CACHE_SIMILARITY,
                    BigDecimal.valueOf(outcome.similarity())
                            .setScale(SIMILARITY_DECIMALS, RoundingMode.DOWN)
                            .toPlainString());
        }
    }

    /** The reset is in seconds, rounded up, as the gateway's own Retry-After is. */
    private static void addLimit(Map<String, String> headers, String what, RateLimits.Level level) {
        headers.put(GatewayHeaders.RATE_LIMIT + what, Long.toString(level.limit()));
        headers.put(GatewayHeaders.RATE_REMAINING + what, Long.toString(level.remaining()));
        headers.put(
                GatewayHeaders.RATE_RESET + what,
                Long.toString(level.reset().plusMillis(999).toSeconds()));
    }

    private static void addDropped(Map<String, String> headers, Set<String> params) {
        if (params.isEmpty()) {
            return;
        }
        String shown = params.stream()
                .filter(name -> SHOWN_PARAM.matcher(name).matches())
                .sorted()
                .limit(MAX_SHOWN_PARAMS)
                .collect(Collectors.joining(", "));
        if (!shown.isEmpty()) {
            headers.put(GatewayHeaders.DROPPED_PARAMS, shown);
        }
    }
}
