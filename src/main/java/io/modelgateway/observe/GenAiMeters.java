package io.modelgateway.observe;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.TokenUsage;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The histograms of the OpenTelemetry semantic conventions for generative AI, with their names, labels and bucket
 * boundaries. Where the gateway's own time-outs reach beyond the last boundary, boundaries are added up to them.
 * Thread-safe.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/">Semantic conventions</a>
 */
final class GenAiMeters {

    /** Ten milliseconds, doubling, to five and a half minutes: the whole call ends after 300 s by default. */
    static final Duration[] DURATION_BUCKETS = LongStream.iterate(10, millis -> millis <= 327_680, millis -> millis * 2)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** The convention's, and then up to the default 60 s for a first byte: a local model that must load takes that long. */
    static final Duration[] FIRST_TOKEN_BUCKETS = LongStream.of(
                    1, 5, 10, 20, 40, 60, 80, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000, 20_000, 40_000,
                    60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    /** Powers of four up to a million, the largest context windows there are. */
    static final double[] TOKEN_BUCKETS = DoubleStream.iterate(1, tokens -> tokens <= 1_048_576, tokens -> tokens * 4)
            .toArray();

    private final MeterRegistry registry;
    private final MeterCache<DurationLabels, Timer> durations;
    private final MeterCache<CallLabels, Timer> firstTokens;
    private final MeterCache<TokenLabels, DistributionSummary> tokens;

    GenAiMeters(MeterRegistry registry) {
        this.registry = registry;
        durations = new MeterCache<>(this::duration);
        firstTokens = new MeterCache<>(this::firstToken);
        tokens = new MeterCache<>(this::tokens);
    }

    void took(Operation operation, Served served, @Nullable ErrorCode code, Duration latency) {
        durations
                .of(new DurationLabels(new CallLabels(operation, served), code))
                .record(latency);
    }

    void firstToken(Operation operation, Served served, Duration sinceArrival) {
        firstTokens.of(new CallLabels(operation, served)).record(sinceArrival);
    }

    void used(Operation operation, Served served, TokenUsage usage) {
        var call = new CallLabels(operation, served);
        usage.input()
                .ifPresent(count -> tokens.of(new TokenLabels(call, "input")).record(count));
        usage.output()
                .ifPresent(count -> tokens.of(new TokenLabels(call, "output")).record(count));
    }

    private Timer duration(DurationLabels labels) {
        ErrorCode code = labels.code();
        return Timer.builder(MetricNames.REQUEST_DURATION)
                .tags(labels.call().tags())
                .tag(MetricNames.ERROR_TYPE_LABEL, code == null ? MetricNames.NONE : code.id())
                .serviceLevelObjectives(DURATION_BUCKETS)
                .register(registry);
    }

    private Timer firstToken(CallLabels labels) {
        return Timer.builder(MetricNames.TIME_TO_FIRST_TOKEN)
                .tags(labels.tags())
                .serviceLevelObjectives(FIRST_TOKEN_BUCKETS)
                .register(registry);
    }

    private DistributionSummary tokens(TokenLabels labels) {
        return DistributionSummary.builder(MetricNames.TOKEN_USAGE)
                .tags(labels.call().tags())
                .tag(MetricNames.TOKEN_TYPE_LABEL, labels.type())
                .serviceLevelObjectives(TOKEN_BUCKETS)
                .register(registry);
    }

    private record CallLabels(Operation operation, Served served) {

        Tags tags() {
            return Tags.of(
                    MetricNames.OPERATION_LABEL, operation.wireName(),
                    MetricNames.GEN_AI_PROVIDER_LABEL, served.provider(),
                    MetricNames.REQUEST_MODEL_LABEL, served.requestModel(),
                    MetricNames.RESPONSE_MODEL_LABEL, served.model());
        }

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CallLabels that && operation == that.operation && served.equals(that.served);
        }
    }

    private record DurationLabels(CallLabels call, @Nullable ErrorCode code) {

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof DurationLabels that && call.equals(that.call) && code == that.code;
        }
    }

    private record TokenLabels(CallLabels call, String type) {

        // Native executables interpret a generated one: docs/benchmarks.md.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TokenLabels that && call.equals(that.call) && type.equals(that.type);
        }
    }
}
