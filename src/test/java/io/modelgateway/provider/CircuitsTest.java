package io.modelgateway.provider;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.circuit.Availability;
import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.circuit.CircuitSnapshot;
import io.modelgateway.circuit.CircuitState;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.LogLines;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Circuits as they are wired: {@code anthropic} and {@code ollama} are guarded by annotations, {@code openai} and
 * {@code second} by equal programmatic guards that open after 2 failures, for 300 ms, with 2 probes, and {@code mock} by
 * one with figures from the catalogue file.
 */
@QuarkusTest
@WithTestResource(UpstreamsResource.class)
class CircuitsTest {

    private static final ChatRequest WHOLE = Definitions.chat("hi", false);
    private static final ChatRequest STREAMED = Definitions.chat("hi", true);
    private static final Reply ANSWER = Reply.json(
            "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                    + "\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},\"finish_reason\":\"stop\"}]}");

    FakeUpstream upstream;
    CatalogText catalog;

    @Inject
    Providers providers;

    @Inject
    CircuitRegistry circuits;

    @Inject
    Availability availability;

    @Inject
    MeterRegistry meters;

    ProviderCalls calls;

    @BeforeEach
    void fresh() {
        calls = new ProviderCalls(providers);
        upstream.reset();
        circuits.resetAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "second"})
    void opensAfterConsecutiveFailuresRejectsAndClosesAfterProbes(String provider) {
        upstream.enqueue(Reply.json(500, "{}"), Reply.json(500, "{}"));
        CircuitSnapshot before = circuit(provider);

        assertThat(calls.failure(provider, WHOLE).code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(circuit(provider).state()).isEqualTo(CircuitState.CLOSED);
        assertThat(calls.failure(provider, STREAMED).code()).isEqualTo(ErrorCode.PROVIDER_ERROR);

        assertThat(circuit(provider).state()).isEqualTo(CircuitState.OPEN);
        assertThat(circuit(provider).openUntil()).isNotNull();
        assertThat(verdict(provider)).isEqualTo(Availability.Verdict.CIRCUIT_OPEN);
        assertThat(gauge(provider)).isEqualTo(2);
        GatewayException refused = calls.failure(provider, WHOLE);
        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_CIRCUIT_OPEN);
        assertThat(refused.detail(ErrorDetail.RetryAfter.class))
                .contains(new ErrorDetail.RetryAfter(Duration.ofSeconds(1)));
        assertThat(upstream.requests()).hasSize(2);

        await().until(() -> circuit(provider).state() == CircuitState.HALF_OPEN);
        assertThat(verdict(provider)).isEqualTo(Availability.Verdict.AVAILABLE);
        assertThat(gauge(provider)).isEqualTo(1);
        upstream.enqueue(ANSWER, ANSWER);
        calls.answer(provider, WHOLE);
        assertThat(circuit(provider).state()).isEqualTo(CircuitState.HALF_OPEN);
        calls.answer(provider, WHOLE);
        CircuitSnapshot after = circuit(provider);
        assertThat(after.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(after.failures() - before.failures()).isEqualTo(2);
        assertThat(after.successes() - before.successes()).isEqualTo(2);
        assertThat(after.rejections() - before.rejections()).isEqualTo(1);
        assertThat(after.timesOpened() - before.timesOpened()).isEqualTo(1);
        assertThat(after.openUntil()).isNull();
    }

    @Test
    void annotatedCircuitOpensRejectsAndClosesAfterProbes() {
        try (LogLines log = LogLines.of("io.modelgateway.circuit.Circuit")) {
            openRejectAndClose();

            assertThat(log.text())
                    .containsSubsequence(
                            "WARN io.modelgateway.circuit.Circuit E4704: the circuit of ollama opens",
                            "INFO io.modelgateway.circuit.Circuit The circuit of ollama is half open",
                            "INFO io.modelgateway.circuit.Circuit The circuit of ollama is closed");
        }
    }

    private void openRejectAndClose() {
        open("ollama", 5);
        assertThat(calls.failure("ollama", WHOLE).code()).isEqualTo(ErrorCode.PROVIDER_CIRCUIT_OPEN);
        await().until(() -> circuit("ollama").state() == CircuitState.HALF_OPEN);
        upstream.on(
                "/ollama/api/chat",
                Reply.json("{\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":true}"));

        for (int probe = 0; probe < 3; probe++) {
            assertThat(circuit("ollama").state()).isEqualTo(CircuitState.HALF_OPEN);
            calls.answer("ollama", WHOLE);
        }

        assertThat(circuit("ollama").state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void figuresOfTheCatalogueFileActAtStartAndAfterAReload() {
        assertOpensAfter(2);

        catalog.write(UpstreamsResource.mockCircuit(4));
        await().until(() -> failuresThatOpen() == 4);
        assertOpensAfter(4);

        // Five is the default: the annotated circuit acts.
        catalog.write(UpstreamsResource.mockCircuit(5));
        await().until(() -> failuresThatOpen() == 5);
        assertOpensAfter(5);

        catalog.write(UpstreamsResource.mockCircuit(2));
        await().until(() -> failuresThatOpen() == 2);
        assertOpensAfter(2);
    }

    private static void assertOpensAfter(int failures) {
        for (int i = 0; i < failures; i++) {
            failMock().statusCode(502).body("error.code", equalTo("E4200"));
        }
        failMock()
                .statusCode(503)
                .header("Retry-After", matchesRegex("5\\d|60"))
                .body("error.code", equalTo("E4701"));
        when().get("/admin/circuits").then().body("circuits.find { it.provider == 'mock' }.state", equalTo("open"));
    }

    private static ValidatableResponse failMock() {
        return given().contentType("application/json")
                .header("X-Mock-Failure", "error")
                .body("{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .post("/v1/chat/completions")
                .then();
    }

    private static int failuresThatOpen() {
        return when().get("/admin/circuits")
                .jsonPath()
                .getInt("circuits.find { it.provider == 'mock' }.failure_threshold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "second"})
    void failedProbeOpensAgain(String provider) {
        open(provider);
        await().until(() -> circuit(provider).state() == CircuitState.HALF_OPEN);
        upstream.enqueue(Reply.json(500, "{}"));

        calls.failure(provider, WHOLE);

        assertThat(circuit(provider).state()).isEqualTo(CircuitState.OPEN);
    }

    @Test
    void oneProvidersCircuitIsNotAnothers() {
        open("openai");
        upstream.enqueue(ANSWER);

        assertThat(calls.answer("second", WHOLE)).isNotNull();
        assertThat(circuit("second").state()).isEqualTo(CircuitState.CLOSED);
        circuits.resetAll();
        open("second");
        upstream.enqueue(ANSWER);
        assertThat(calls.answer("openai", WHOLE)).isNotNull();
    }

    @Test
    void fiveFailuresOpenACircuitWithoutConfiguration() {
        for (int i = 0; i < 4; i++) {
            upstream.enqueue(Reply.json(500, "{}"));
            calls.failure("anthropic", WHOLE);
        }
        assertThat(circuit("anthropic").state()).isEqualTo(CircuitState.CLOSED);
        upstream.enqueue(Reply.json(529, "{}"));
        calls.failure("anthropic", WHOLE);

        assertThat(circuit("anthropic").state()).isEqualTo(CircuitState.OPEN);
        assertThat(calls.failure("anthropic", WHOLE).detail(ErrorDetail.RetryAfter.class))
                .hasValueSatisfying(
                        wait -> assertThat(wait.delay()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422, 429})
    void clientsFaultsAndRateLimitsDoNotCount(int status) {
        for (int i = 0; i < 4; i++) {
            upstream.enqueue(Reply.json(status, "{\"error\":{\"message\":\"no\"}}"));
            calls.failure("openai", i % 2 == 0 ? WHOLE : STREAMED);
        }

        assertThat(circuit("openai").state()).isEqualTo(CircuitState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "second"})
    void clientThatLeavesReachesTheUpstreamAndCountsNothing(String provider) throws Exception {
        long failures = circuit(provider).failures();
        for (ChatRequest request : new ChatRequest[] {WHOLE, STREAMED, WHOLE, STREAMED}) {
            upstream.enqueue(Reply.hangBeforeHead());
            var call = calls.call(provider, request, Map.of()).subscribe().with(_ -> {}, _ -> {});
            Received received = upstream.takeRequest();

            call.cancel();

            received.aborted().get(5, TimeUnit.SECONDS);
        }
        assertThat(circuit(provider).state()).isEqualTo(CircuitState.CLOSED);
        assertThat(circuit(provider).failures()).isEqualTo(failures);
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "second"})
    void probesOfClientsThatLeaveDoNotJamAHalfOpenCircuit(String provider) {
        open(provider);
        await().until(() -> circuit(provider).state() == CircuitState.HALF_OPEN);
        for (int i = 0; i < 2; i++) {
            upstream.enqueue(Reply.hangBeforeHead());
            var call = calls.call(provider, WHOLE, Map.of()).subscribe().with(_ -> {}, _ -> {});
            upstream.takeRequest();
            call.cancel();
        }
        upstream.enqueue(ANSWER);

        assertThat(calls.answer(provider, WHOLE)).isNotNull();
    }

    @Test
    void streamThatBreaksOffIsCountedApart() {
        upstream.enqueue(Reply.sse("data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n")
                .thenCut());
        long before = circuit("openai").streamFailures();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> calls.frames("openai", STREAMED)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.STREAMING_ERROR));

        assertThat(circuit("openai").streamFailures() - before).isEqualTo(1);
        assertThat(circuit("openai").state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void rateLimitedModelIsLeftAloneForAWhile() {
        upstream.enqueue(Reply.json(429, "{}").withHeader("retry-after", "30"));

        calls.failure("anthropic", WHOLE);

        assertThat(verdict("anthropic")).isEqualTo(Availability.Verdict.COOLING_DOWN);
        assertThat(availability.of(new ProviderId("anthropic"), new ModelId("another")))
                .isEqualTo(Availability.Verdict.AVAILABLE);
    }

    @Test
    void aCircuitThatIsNotThereCannotBeClosed() {
        when().post("/admin/circuits/nobody/reset").then().statusCode(404).body("error_code", equalTo("E4502"));
    }

    @Test
    void operatorsSeeAndCloseCircuits() {
        open("anthropic", 5);

        when().get("/admin/circuits")
                .then()
                .statusCode(200)
                .body("circuits.provider", org.hamcrest.Matchers.hasItems("openai", "second", "anthropic", "mock"))
                .body("circuits.find { it.provider == 'anthropic' }.state", equalTo("open"))
                .body("circuits.find { it.provider == 'anthropic' }.open_until", notNullValue())
                .body("circuits.find { it.provider == 'anthropic' }.last_change", notNullValue());
        given().pathParam("provider", "anthropic")
                .when()
                .post("/admin/circuits/{provider}/reset")
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("open_until", nullValue());
        upstream.enqueue(Reply.json(400, "{}"));
        assertThat(calls.failure("anthropic", WHOLE).code()).isEqualTo(ErrorCode.PROVIDER_REJECTED_REQUEST);
        open("anthropic", 5);
        when().post("/admin/circuits/reset")
                .then()
                .statusCode(200)
                .body("circuits.find { it.provider == 'anthropic' }.state", equalTo("closed"));
    }

    private void open(String provider) {
        open(provider, 2);
    }

    private void open(String provider, int failures) {
        for (int i = 0; i < failures; i++) {
            upstream.enqueue(Reply.json(500, "{}"));
            calls.failure(provider, WHOLE);
        }
        assertThat(circuit(provider).state()).isEqualTo(CircuitState.OPEN);
        upstream.reset();
    }

    private CircuitSnapshot circuit(String provider) {
        providers.find(new ProviderId(provider));
        return circuits.find(new ProviderId(provider)).orElseThrow().snapshot();
    }

    private Availability.Verdict verdict(String provider) {
        return availability.of(new ProviderId(provider), new ModelId("m"));
    }

    private double gauge(String provider) {
        return meters.get("gateway.circuit.state")
                .tag("provider", provider)
                .gauge()
                .value();
    }
}
