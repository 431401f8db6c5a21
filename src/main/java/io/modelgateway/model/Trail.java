package io.modelgateway.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to one request so far: the passport that the stages stamp and the edge reads for headers, log and
 * metrics. Not thread-safe: a request lives on one event loop, and so does its trail.
 */
public final class Trail {

    private final Calls calls = new Calls();
    private final Set<String> droppedParams = new LinkedHashSet<>();
    private final Map<String, Duration> timings = new LinkedHashMap<>();
    private Trace trace = Trace.NONE;
    private @Nullable CatalogStamp catalog;
    private @Nullable RoutingDecision decision;
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private @Nullable Cost cost;
    private @Nullable Duration timeToFirstToken;
    private boolean deprecatedModel;
    private @Nullable CacheOutcome cacheOutcome;
    private @Nullable RateLimits rateLimits;
    private @Nullable Duration queued;
    private @Nullable ModelKey expected;
    private @Nullable String budgetWarning;
    private @Nullable ModelKey rememberedFrom;
    private @Nullable Cost saved;

    /** From now on the trace is told, too. */
    public void tracedBy(Trace watching) {
        trace = watching;
    }

    public Trace trace() {
        return trace;
    }

    /** {@return the calls made for the request} */
    public Calls calls() {
        return calls;
    }

    /** Notes how long a phase took, such as {@code route} or {@code queue}; a phase that comes again adds up. */
    public void timed(String phase, Duration duration) {
        timings.merge(phase, duration, Duration::plus);
    }

    /** {@return how long each phase took, in the order of their first ends} */
    public Map<String, Duration> timings() {
        return Collections.unmodifiableMap(timings);
    }

    public void decidedBy(CatalogStamp stamp) {
        catalog = stamp;
    }

    /** {@return the catalogue that was in use when the request reached the pipeline} */
    public Optional<CatalogStamp> catalog() {
        return Optional.ofNullable(catalog);
    }

    public void decided(RoutingDecision routingDecision) {
        decision = routingDecision;
    }

    public Optional<RoutingDecision> decision() {
        return Optional.ofNullable(decision);
    }

    public void dropped(Set<String> params) {
        droppedParams.addAll(params);
    }

    /** {@return fields of the request that the provider's dialect has no place for} */
    public Set<String> droppedParams() {
        return Set.copyOf(droppedParams);
    }

    public void used(TokenUsage tokens, Cost price) {
        usage = tokens;
        cost = price;
    }

    public TokenUsage usage() {
        return usage;
    }

    /** {@return the price, once usage is known} */
    public Optional<Cost> cost() {
        return Optional.ofNullable(cost);
    }

    public void firstToken(Duration sinceArrival) {
        if (timeToFirstToken == null) {
            timeToFirstToken = sinceArrival;
        }
    }

    public Optional<Duration> timeToFirstToken() {
        return Optional.ofNullable(timeToFirstToken);
    }

    public void answeredByDeprecatedModel() {
        deprecatedModel = true;
    }

    public boolean deprecatedModel() {
        return deprecatedModel;
    }

    public void cached(CacheOutcome outcome) {
        cacheOutcome = outcome;
        trace.event(
                "gateway.cache",
                Map.of("gateway.cache.outcome", outcome.status().wireName()));
    }

    /** {@return what the cache did; empty if the request did not come that far} */
    public Optional<CacheOutcome> cacheOutcome() {
        return Optional.ofNullable(cacheOutcome);
    }

    /** Tells where the request is likely to go, before routing is done. */
    public void expecting(ModelKey target) {
        expected = target;
    }

    /** {@return where the request was likely to go; empty if it could not be routed} */
    public Optional<ModelKey> expected() {
        return Optional.ofNullable(expected);
    }

    /** Tells that a budget is nearly used up, in a few words. */
    public void warned(String budget) {
        budgetWarning = budget;
    }

    public Optional<String> budgetWarning() {
        return Optional.ofNullable(budgetWarning);
    }

    /** Tells who once gave the answer that came from memory. */
    public void remembered(ModelKey origin) {
        rememberedFrom = origin;
    }

    /** {@return who answered now or, of an answer from memory, back then; the last that failed if nobody did} */
    public Optional<ModelKey> answeredBy() {
        return calls.last().map(Attempt::target).or(() -> Optional.ofNullable(rememberedFrom));
    }

    /** {@return whether the answer came from memory, and so costs nothing} */
    public boolean fromMemory() {
        return cacheOutcome != null && cacheOutcome.hit();
    }

    /** Tells what the answer would have cost, had it not come from memory. */
    public void saved(Cost price) {
        saved = price;
    }

    public Optional<Cost> saved() {
        return Optional.ofNullable(saved);
    }

    public void limited(RateLimits levels) {
        rateLimits = levels;
        trace.event(
                "gateway.limit",
                Map.of(
                        "gateway.limit.requests.remaining",
                                Long.toString(levels.requests().remaining()),
                        "gateway.limit.tokens.remaining",
                                Long.toString(levels.tokens().remaining())));
    }

    public Optional<RateLimits> rateLimits() {
        return Optional.ofNullable(rateLimits);
    }

    /** Adds a wait for a provider's slot. */
    public void queued(Duration wait) {
        queued = queued == null ? wait : queued.plus(wait);
        timed("queue", wait);
        trace.event("gateway.queue", Map.of("gateway.queue.ms", Long.toString(wait.toMillis())));
    }

    /** {@return the time spent in line; empty if the request never waited} */
    public Optional<Duration> queued() {
        return Optional.ofNullable(queued);
    }
}
