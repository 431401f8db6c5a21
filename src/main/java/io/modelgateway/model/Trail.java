package io.modelgateway.model;

import io.modelgateway.error.ErrorDetail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to one request so far: the passport that the stages stamp and the edge reads for headers, log and
 * metrics. Not thread-safe: a request lives on one event loop, and so does its trail.
 */
public final class Trail {

    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<String> droppedParams = new LinkedHashSet<>();
    private final Map<String, Duration> timings = new LinkedHashMap<>();
    private Trace trace = Trace.NONE;
    private @Nullable CatalogStamp catalog;
    private @Nullable RoutingDecision decision;
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private @Nullable Cost cost;
    private @Nullable Duration timeToFirstToken;
    private int retries;
    private boolean deprecatedModel;
    private @Nullable CacheOutcome cacheOutcome;
    private @Nullable RateLimits rateLimits;
    private @Nullable Duration queued;
    private RoutingDecision.@Nullable Target inFlight;
    private RoutingDecision.@Nullable Target expected;
    private @Nullable String budgetWarning;
    private RoutingDecision.@Nullable Target rememberedFrom;
    private @Nullable Cost saved;
    private RoutingDecision.@Nullable Target inherited;
    private BooleanSupplier resignation = () -> false;

    /** From now on the trace is told, too. */
    public void tracedBy(Trace watching) {
        trace = watching;
    }

    public Trace trace() {
        return trace;
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

    public void attempted(Attempt attempt) {
        attempts.add(attempt);
        inFlight = null;
    }

    public void retried() {
        retries++;
    }

    /** {@return how many attempts were repetitions at the same provider} */
    public int retries() {
        return retries;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** {@return the attempt that answered, or the last that failed} */
    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
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

    /** Tells that a call has gone out whose end {@link #attempted} will tell. */
    public void calling(RoutingDecision.Target target) {
        inFlight = target;
        inherited = null;
    }

    /** Takes {@link #calling} back: the call never went out. */
    public void notCalled() {
        inFlight = null;
    }

    /** {@return whose answer is being waited for} */
    public Optional<RoutingDecision.Target> inFlight() {
        return Optional.ofNullable(inFlight);
    }

    /** Tells whose answer was being waited for by whoever left this request to pay for it; {@code null} for nobody's. */
    public void inherited(RoutingDecision.@Nullable Target target) {
        inherited = target;
    }

    /** {@return whose answer is being waited for, by a call of this request's own or one that was left to it} */
    public Optional<RoutingDecision.Target> awaited() {
        return inFlight().or(() -> Optional.ofNullable(inherited));
    }

    /** Tells that others share the call. @param handsOver leaves it to one of them, and says whether there was one */
    public void sharedUntil(BooleanSupplier handsOver) {
        resignation = handsOver;
    }

    /** {@return whether somebody else pays for the call, now that this request is over before the call} */
    public boolean resigned() {
        return resignation.getAsBoolean();
    }

    /** Tells where the request is likely to go, before routing is done. */
    public void expecting(RoutingDecision.Target target) {
        expected = target;
    }

    /** {@return where the request was likely to go; empty if it could not be routed} */
    public Optional<RoutingDecision.Target> expected() {
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
    public void remembered(RoutingDecision.Target origin) {
        rememberedFrom = origin;
    }

    /** {@return who answered now or, of an answer from memory, back then; the last that failed if nobody did} */
    public Optional<RoutingDecision.Target> answeredBy() {
        return lastAttempt().map(Attempt::target).or(() -> Optional.ofNullable(rememberedFrom));
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

    /** {@return the failed attempts as a detail of an error} */
    public ErrorDetail.FailedAttempts failedAttempts() {
        var failed = new ArrayList<ErrorDetail.FailedAttempt>();
        for (Attempt attempt : attempts) {
            if (attempt.code() != null) {
                failed.add(new ErrorDetail.FailedAttempt(
                        attempt.model().value(),
                        attempt.provider().value(),
                        attempt.code(),
                        attempt.latency().toMillis()));
            }
        }
        return new ErrorDetail.FailedAttempts(failed);
    }
}
