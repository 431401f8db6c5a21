package io.modelgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.RequestContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private static final int CAP = 3;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Telemetry telemetry = new Telemetry(registry, CAP, Requests.everyLine());

    @Test
    void countsWhatAnAnsweredRequestDid() {
        RequestContext context = Requests.answered("one", "llama3.1:8b", "ollama");

        telemetry.requestStarted(context);
        telemetry.requestFinished(Requests.whole(context));

        assertThat(registry.get("gateway.requests")
                        .tags(
                                "dialect",
                                "openai",
                                "model",
                                "llama3.1:8b",
                                "provider",
                                "ollama",
                                "status",
                                "2xx",
                                "outcome",
                                "success")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gateway.attempts")
                        .tags("model", "llama3.1:8b", "provider", "ollama", "code", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gateway.cost.usd")
                        .tags("model", "llama3.1:8b", "provider", "ollama")
                        .counter()
                        .count())
                .isCloseTo(0.001234, within(1e-12));
        assertThat(count("gateway.errors")).isZero();
    }

    @Test
    void recordsTheConventionalHistograms() {
        RequestContext context = Requests.answered("one", "gpt-x", "openai");

        telemetry.requestStarted(context);
        telemetry.requestFinished(Requests.whole(context));

        String[] call = {
            "gen_ai.operation.name",
            "chat",
            "gen_ai.provider.name",
            "openai",
            "gen_ai.request.model",
            "gpt-x",
            "gen_ai.response.model",
            "gpt-x"
        };
        assertThat(registry.get("gen_ai.server.request.duration")
                        .tags(call)
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(150);
        assertThat(registry.get("gen_ai.server.time_to_first_token")
                        .tags(call)
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(40);
        assertThat(tokens("input", call)).isEqualTo(12);
        assertThat(tokens("output", call)).isEqualTo(34);
    }

    @Test
    void tellsRetriesFromFailovers() {
        RequestContext context = Requests.context("one", Dialect.ANTHROPIC);
        Requests.attempt(context.trail(), "a", "first", ErrorCode.PROVIDER_ERROR);
        Requests.attempt(context.trail(), "a", "first", ErrorCode.PROVIDER_TIMEOUT);
        Requests.attempt(context.trail(), "b", "second", ErrorCode.PROVIDER_UNAVAILABLE);
        Requests.attempt(context.trail(), "b", "third", null);
        context.trail().calls().retried();

        telemetry.requestStarted(context);
        telemetry.requestFinished(Requests.whole(context));

        assertThat(count("gateway.attempts")).isEqualTo(4);
        assertThat(count("gateway.retries")).isEqualTo(1);
        assertThat(labels("gateway.failovers", "provider")).containsExactly("first", "second");
        assertThat(count("gateway.failovers")).isEqualTo(2);
        assertThat(labels("gateway.requests", "provider")).containsExactly("third");
    }

    @Test
    void countsErrorsByCodeAndBlame() {
        RequestContext context = Requests.context("one", Dialect.OLLAMA);

        telemetry.requestStarted(context);
        telemetry.requestFinished(Requests.failed(context, ErrorCode.ALL_CANDIDATES_UNAVAILABLE));

        assertThat(registry.get("gateway.errors")
                        .tags("code", "E4102")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gateway.requests")
                        .tags(
                                "dialect",
                                "ollama",
                                "model",
                                "none",
                                "provider",
                                "none",
                                "status",
                                "5xx",
                                "outcome",
                                "upstream_error")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsInterruptedStreamsAndClientsThatLeave() {
        RequestContext broken = Requests.answered("one", "m", "p");
        RequestContext left = Requests.answered("two", "m", "p");

        telemetry.requestStarted(broken);
        telemetry.requestFinished(Requests.failed(broken, ErrorCode.STREAMING_ERROR));
        telemetry.requestStarted(left);
        telemetry.requestFinished(Requests.cancelled(left));

        assertThat(count("gateway.streams.interrupted")).isEqualTo(1);
        assertThat(count("gateway.client.cancellations")).isEqualTo(1);
        assertThat(registry.get("gateway.requests")
                        .tags("outcome", "cancelled")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void knowsHowManyRequestsAreActive() {
        RequestContext first = Requests.answered("one", "m", "p");
        RequestContext second = Requests.answered("two", "m", "p");

        telemetry.requestStarted(first);
        telemetry.requestStarted(second);
        telemetry.requestFinished(Requests.whole(first));

        assertThat(registry.get("gateway.requests.active").gauge().value()).isEqualTo(1);
    }

    @Test
    void countsRequestsThatNeverGotAContext() {
        telemetry.plainRequestFinished(Requests.plain("one", ErrorCode.INVALID_REQUEST));
        telemetry.plainRequestFinished(Requests.plain("two", null));

        assertThat(registry.get("gateway.errors")
                        .tags("code", "E4500")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gateway.requests")
                        .tags("status", "4xx", "outcome", "client_error", "dialect", "admin", "model", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gateway.requests")
                        .tags("status", "2xx", "outcome", "success", "dialect", "admin", "model", "none")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("gateway.requests.active").gauge().value()).isZero();
    }

    @Test
    void foldsLabelValuesBeyondTheCap() {
        IntStream.range(0, 10).forEach(number -> {
            RequestContext context = Requests.answered("r" + number, "model-" + number, "p");
            telemetry.requestStarted(context);
            telemetry.requestFinished(Requests.whole(context));
        });

        assertThat(labels("gateway.requests", "model")).containsExactly("model-0", "model-1", "model-2", "other");
        assertThat(labels("gateway.attempts", "model")).containsExactly("model-0", "model-1", "model-2", "other");
        assertThat(labels("gen_ai.server.request.duration", "gen_ai.response.model"))
                .containsExactly("model-0", "model-1", "model-2", "other");
        assertThat(count("gateway.requests")).isEqualTo(10);
    }

    private double count(String name) {
        return registry.find(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double tokens(String type, String... call) {
        return registry.get("gen_ai.client.token.usage")
                .tags(call)
                .tags("gen_ai.token.type", type)
                .summary()
                .totalAmount();
    }

    private List<String> labels(String meter, String label) {
        return registry.find(meter).meters().stream()
                .map(Meter::getId)
                .map(id -> id.getTag(label))
                .distinct()
                .sorted()
                .toList();
    }
}
