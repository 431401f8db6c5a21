package io.modelgateway.circuit;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.Ticker;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What traffic and checks say of each provider, beside its circuit. Traffic goes before checks: an answered call makes a
 * provider well at once. Thread-safe.
 */
@Singleton
public final class ProviderHealth {

    /** Longer pauses that a provider asks for are cut to this, so that a wrong header cannot switch it off. */
    static final Duration LONGEST_COOLDOWN = Duration.ofMinutes(10);

    /** Whether a provider answers. */
    public enum Condition {
        /** Neither traffic nor a check has said anything yet. */
        UNKNOWN,
        UP,
        DOWN
    }

    private record Report(Condition condition, long atNanos) {}

    private final ConcurrentMap<ProviderId, Report> reports = new ConcurrentHashMap<>();
    private final ConcurrentMap<ProviderId, Set<ModelId>> absentModels = new ConcurrentHashMap<>();
    private final ConcurrentMap<ModelKey, Long> restUntilNanos = new ConcurrentHashMap<>();
    private final Ticker ticker;

    @Inject
    public ProviderHealth(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Tells that the provider has just answered, to traffic or to a check. */
    public void answered(ProviderId provider) {
        reports.put(provider, new Report(Condition.UP, ticker.nanos()));
    }

    /** Tells that a check has just failed. */
    public void checkFailed(ProviderId provider) {
        reports.put(provider, new Report(Condition.DOWN, ticker.nanos()));
    }

    /** Tells which models the catalogue expects there and the provider does not list. */
    public void absent(ProviderId provider, Set<ModelId> models) {
        absentModels.put(provider, Set.copyOf(models));
    }

    /** Tells that the provider wants to be left alone with that model; bounded to ten minutes. */
    public void coolDown(ProviderId provider, ModelId model, Duration rest) {
        Duration bounded = rest.compareTo(LONGEST_COOLDOWN) > 0 ? LONGEST_COOLDOWN : rest;
        restUntilNanos.put(new ModelKey(provider, model), ticker.nanos() + bounded.toNanos());
    }

    public Condition condition(ProviderId provider) {
        Report report = reports.get(provider);
        return report == null ? Condition.UNKNOWN : report.condition();
    }

    /** {@return the time since the last word of traffic or a check, or nothing if there was none} */
    public Optional<Duration> silence(ProviderId provider) {
        return Optional.ofNullable(reports.get(provider))
                .map(report -> Duration.ofNanos(ticker.nanos() - report.atNanos()));
    }

    /** Forgets a provider that is no longer configured. */
    public void forget(ProviderId provider) {
        reports.remove(provider);
        absentModels.remove(provider);
        restUntilNanos.keySet().removeIf(resting -> resting.provider().equals(provider));
    }

    /** {@return every provider of which something is known} */
    public Set<ProviderId> known() {
        return Set.copyOf(reports.keySet());
    }

    /** {@return whether any model may be resting or absent there; {@code false} spares asking about each} */
    boolean singlesOut(ProviderId provider) {
        if (!absentModels.getOrDefault(provider, Set.of()).isEmpty()) {
            return true;
        }
        for (ModelKey resting : restUntilNanos.keySet()) {
            if (resting.provider().equals(provider)) {
                return true;
            }
        }
        return false;
    }

    boolean lacks(ProviderId provider, ModelId model) {
        return absentModels.getOrDefault(provider, Set.of()).contains(model);
    }

    boolean coolingDown(ProviderId provider, ModelId model) {
        if (restUntilNanos.isEmpty()) {
            return false;
        }
        ModelKey resting = new ModelKey(provider, model);
        Long until = restUntilNanos.get(resting);
        if (until == null) {
            return false;
        }
        if (until - ticker.nanos() > 0) {
            return true;
        }
        restUntilNanos.remove(resting, until);
        return false;
    }
}
