package io.modelgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.LogLines;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.RequestContext;
import java.util.Map;
import java.util.Random;
import org.jboss.logmanager.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private LogLines lines;
    private final Telemetry telemetry = new Telemetry(new SimpleMeterRegistry(), 1000, Requests.everyLine());

    @BeforeEach
    void listen() {
        lines = LogLines.of(AccessLog.LOGGER);
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void writesOneLineWithEveryKey() {
        RequestContext context = Requests.answered("one", "llama3.1:8b", "ollama");

        telemetry.requestStarted(context);
        telemetry.requestFinished(Requests.whole(context));

        assertThat(lines.messages()).containsExactly("request");
        assertThat(lines.keys())
                .containsExactly(Map.ofEntries(
                        Map.entry("requestId", "one"),
                        Map.entry("agent", "did:web:one"),
                        Map.entry("dialect", "openai"),
                        Map.entry("route", "POST /v1/chat/completions"),
                        Map.entry("operation", "chat"),
                        Map.entry("model", "llama3.1:8b"),
                        Map.entry("provider", "ollama"),
                        Map.entry("attempts", "1"),
                        Map.entry("status", "200"),
                        Map.entry("latencyMs", "150"),
                        Map.entry("firstTokenMs", "40"),
                        Map.entry("inputTokens", "12"),
                        Map.entry("outputTokens", "34"),
                        Map.entry("costCents", "0.1234"),
                        Map.entry("stream", "false")));
    }

    @Test
    void keepsInterleavedRequestsApart() {
        RequestContext first = Requests.answered("one", "gpt-x", "openai");
        RequestContext second = Requests.context("two", Dialect.ANTHROPIC);

        telemetry.requestStarted(first);
        telemetry.requestStarted(second);
        telemetry.requestFinished(Requests.failed(second, ErrorCode.MODEL_NOT_FOUND));
        telemetry.requestFinished(Requests.whole(first));

        assertThat(lines.keys().getFirst())
                .isEqualTo(Map.of(
                        "requestId", "two",
                        "agent", "did:web:two",
                        "dialect", "anthropic",
                        "route", "POST /v1/chat/completions",
                        "operation", "chat",
                        "attempts", "0",
                        "status", "404",
                        "errorCode", "E4001",
                        "latencyMs", "150",
                        "stream", "true"));
        assertThat(lines.keys().getLast())
                .containsEntry("requestId", "one")
                .containsEntry("provider", "openai")
                .doesNotContainKey("errorCode");
        assertThat(MDC.copy()).isEmpty();
    }

    @Test
    void writesALineForARequestWithoutContext() {
        telemetry.plainRequestFinished(Requests.plain("one", ErrorCode.INVALID_REQUEST));

        assertThat(lines.keys())
                .containsExactly(Map.of(
                        "requestId", "one",
                        "dialect", "admin",
                        "route", "GET /admin/models",
                        "status", "400",
                        "errorCode", "E4500",
                        "latencyMs", "7"));
    }

    @Test
    void saysSoWhenTheClientLeft() {
        RequestContext context = Requests.answered("one", "m", "p");

        telemetry.requestStarted(context);
        telemetry.requestFinished(Requests.cancelled(context));

        assertThat(lines.keys().getFirst()).containsEntry("cancelled", "true").containsEntry("stream", "true");
    }

    @Test
    void leavesOutWhatIsSampledAwayButNoFailure() {
        var sampled = new Telemetry(
                new SimpleMeterRegistry(),
                1000,
                new AccessLog(new LineSampling(1, Map.of("did:web:busy", 0.25), new Random(7))));

        for (int i = 0; i < 1000; i++) {
            report(sampled, Requests.whole(Requests.answered("busy", "m", "p")));
        }
        int answered = lines.keys().size();
        report(sampled, Requests.failed(Requests.answered("busy", "m", "p"), ErrorCode.PROVIDER_ERROR));
        report(sampled, Requests.whole(Requests.answered("quiet", "m", "p")));

        assertThat(answered).isBetween(200, 300);
        assertThat(lines.keys()).hasSize(answered + 2);
    }

    @Test
    void samplesRequestsWithoutContextToo() {
        var silent = new Telemetry(
                new SimpleMeterRegistry(), 1000, new AccessLog(new LineSampling(0, Map.of(), new Random(7))));

        silent.plainRequestFinished(Requests.plain("one", null));
        silent.plainRequestFinished(Requests.plain("two", ErrorCode.INVALID_REQUEST));

        assertThat(lines.keys())
                .singleElement()
                .extracting(keys -> keys.get("requestId"))
                .isEqualTo("two");
    }

    private static void report(Telemetry telemetry, FinishedRequest request) {
        telemetry.requestStarted(request.context());
        telemetry.requestFinished(request);
    }
}
