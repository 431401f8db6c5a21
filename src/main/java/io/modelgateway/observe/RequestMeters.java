package io.modelgateway.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.Cost;
import io.modelgateway.model.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gateway's own counters. Thread-safe. */
final class RequestMeters {

    private static final double NANO = 1e-9;

    private final MeterCache<RequestLabels, Counter> requests;
    private final MeterCache<AttemptLabels, Counter> attempts;
    private final MeterCache<ModelLabels, Counter> costs;
    private final MeterCache<ModelLabels, Counter> savedCosts;
    private final MeterCache<ModelLabels, Counter> savedTokens;
    private final MeterCache<ModelLabels, Counter> failovers;
    private final MeterCache<ModelLabels, Counter> interrupted;
    private final MeterCache<ErrorCode, Counter> errors;
    private final MeterCache<Surface, Counter> cancellations;
    private final Counter retries;

    RequestMeters(MeterRegistry registry) {
        requests = new MeterCache<>(labels -> labels.counter(registry));
        attempts = new MeterCache<>(labels -> labels.counter(registry));
        costs = new MeterCache<>(labels -> labels.counter(registry, MetricNames.COST));
        savedCosts = new MeterCache<>(labels -> labels.counter(registry, MetricNames.CACHE_SAVED_COST));
        savedTokens = new MeterCache<>(labels -> labels.counter(registry, MetricNames.CACHE_SAVED_TOKENS));
        failovers = new MeterCache<>(labels -> labels.counter(registry, MetricNames.FAILOVERS));
        interrupted = new MeterCache<>(labels -> labels.counter(registry, MetricNames.INTERRUPTED_STREAMS));
        errors = new MeterCache<>(code -> registry.counter(MetricNames.ERRORS, MetricNames.CODE_LABEL, code.id()));
        cancellations = new MeterCache<>(surface ->
                registry.counter(MetricNames.CLIENT_CANCELLATIONS, MetricNames.DIALECT_LABEL, surface.wireName()));
        retries = registry.counter(MetricNames.RETRIES);
    }

    void finished(Surface surface, Served served, int httpStatus, @Nullable ErrorCode code, boolean cancelled) {
        requests.of(new RequestLabels(
                        surface, served.model(), served.provider(), httpStatus / 100, Outcome.of(code, cancelled)))
                .increment();
        if (code != null) {
            errors.of(code).increment();
        }
        if (cancelled) {
            cancellations.of(surface).increment();
        }
        if (code == ErrorCode.STREAMING_ERROR) {
            interrupted.of(ModelLabels.of(served)).increment();
        }
    }

    void spent(Served served, Cost cost) {
        costs.of(ModelLabels.of(served)).increment(cost.total().nanoUsd() * NANO);
    }

    /** Counts what an answer from memory would have taken. */
    void saved(Served served, Cost cost, TokenUsage usage) {
        savedCosts.of(ModelLabels.of(served)).increment(cost.total().nanoUsd() * NANO);
        savedTokens.of(ModelLabels.of(served)).increment(usage.total());
    }

    void attempted(List<Attempt> made, int retried, BoundedLabel models, BoundedLabel providers) {
        @Nullable Attempt previous = null;
        for (Attempt attempt : made) {
            String model = models.admit(attempt.model().value());
            String provider = providers.admit(attempt.provider().value());
            attempts.of(new AttemptLabels(model, provider, attempt.code())).increment();
            if (previous != null && !previous.target().equals(attempt.target())) {
                failovers
                        .of(new ModelLabels(
                                models.admit(previous.model().value()),
                                providers.admit(previous.provider().value())))
                        .increment();
            }
            previous = attempt;
        }
        if (retried > 0) {
            retries.increment(retried);
        }
    }

    private record ModelLabels(String model, String provider) {

        static ModelLabels of(Served served) {
            return new ModelLabels(served.model(), served.provider());
        }

        Counter counter(MeterRegistry registry, String name) {
            return registry.counter(name, MetricNames.MODEL_LABEL, model, MetricNames.PROVIDER_LABEL, provider);
        }

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ModelLabels that && model.equals(that.model) && provider.equals(that.provider);
        }
    }

    private record AttemptLabels(
            String model, String provider, @Nullable ErrorCode code) {

        Counter counter(MeterRegistry registry) {
            return Counter.builder(MetricNames.ATTEMPTS)
                    .tag(MetricNames.MODEL_LABEL, model)
                    .tag(MetricNames.PROVIDER_LABEL, provider)
                    .tag(MetricNames.CODE_LABEL, code == null ? MetricNames.NONE : code.id())
                    .register(registry);
        }

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AttemptLabels that
                    && model.equals(that.model)
                    && provider.equals(that.provider)
                    && code == that.code;
        }
    }

    private record RequestLabels(Surface surface, String model, String provider, int statusClass, Outcome outcome) {

        Counter counter(MeterRegistry registry) {
            return Counter.builder(MetricNames.REQUESTS)
                    .tag(MetricNames.DIALECT_LABEL, surface.wireName())
                    .tag(MetricNames.MODEL_LABEL, model)
                    .tag(MetricNames.PROVIDER_LABEL, provider)
                    .tag(MetricNames.STATUS_LABEL, statusClass + "xx")
                    .tag(MetricNames.OUTCOME_LABEL, outcome.label())
                    .register(registry);
        }

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RequestLabels that
                    && surface == that.surface
                    && model.equals(that.model)
                    && provider.equals(that.provider)
                    && statusClass == that.statusClass
                    && outcome == that.outcome;
        }
    }
}
