package io.modelgateway.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisOfTests;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every scope's refusal as a caller sees it, and what it leaves of the other limits. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(RedisOfTests.class)
@WithTestResource(ScopedGateway.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class LimitScopesTest {

    private static final int REFUSALS = 4;
    /** More than any tight limit of tokens: admitted by a full bucket alone. */
    private static final int MANY_TOKENS = 100;

    @ParameterizedTest
    @CsvSource({
        "agent-requests,       plain,                E4404",
        "agent-tokens,         plain,                E4405",
        "key-requests,         plain,                E4404",
        "key-tokens,           plain,                E4405",
        "team-requests,        plain,                E4404",
        "team-tokens,          plain,                E4405",
        "provider-requests,    provider-requests,    E4402",
        "provider-tokens,      provider-tokens,      E4402",
        "model-requests,       model-requests,       E4402",
        "model-tokens,         model-tokens,         E4402",
        "agent-model-requests, agent-model-requests, E4401",
        "agent-model-tokens,   agent-model-tokens,   E4401"
    })
    void refusesByItsCodeAndTakesNothingElsewhere(String caller, String model, String code) {
        boolean ofCaller = model.equals(ScopedGateway.PLAIN_MODEL);
        boolean ofTokens = caller.endsWith("tokens");
        String requests =
                Integer.toString(ofCaller && !ofTokens ? ScopedGateway.TIGHT_REQUESTS : ScopedGateway.ROOMY_REQUESTS);
        String tokens =
                Integer.toString(ofCaller && ofTokens ? ScopedGateway.TIGHT_TOKENS : ScopedGateway.ROOMY_TOKENS);
        showsLevels(ask(caller, model).statusCode(200), requests, tokens);
        Map<String, Long> before = settled(caller);

        for (int i = 0; i < REFUSALS; i++) {
            var refused = showsLevels(ask(caller, model).statusCode(429), requests, tokens)
                    .body("error.code", equalTo(code));
            assertThat(Integer.parseInt(refused.extract().header("Retry-After")))
                    .isBetween(1, 120);
        }

        assertThat(settled(caller))
                .allSatisfy(
                        (measure, left) -> assertThat(left).as(measure).isGreaterThanOrEqualTo(before.get(measure)));
    }

    @Test
    void aCallersRefusalTakesNothingFromTheProvider() {
        ask("greedy", ScopedGateway.SHARED_MODEL).statusCode(200);
        for (int i = 0; i < REFUSALS; i++) {
            ask("greedy", ScopedGateway.SHARED_MODEL).statusCode(429).body("error.code", equalTo("E4404"));
        }
        for (int i = 1; i < ScopedGateway.SHARED_REQUESTS; i++) {
            ask("modest", ScopedGateway.SHARED_MODEL).statusCode(200);
        }
        ask("modest", ScopedGateway.SHARED_MODEL).statusCode(429).body("error.code", equalTo("E4402"));
    }

    @ParameterizedTest
    @CsvSource({"agent-concurrent, E4401", "key-concurrent, E4400", "team-concurrent, E4400"})
    void refusesMoreAtTheSameTime(String caller, String code) {
        Gate gate = new Gate();
        ScriptedProviders.primary().reset();
        ScriptedProviders.primary()
                .on(ScriptedProviders.OPENAI_CHAT, Answers.whole("late").gated(gate));
        try (var client = new RawClient(RestAssured.port)) {
            var first = client.start(
                    "/v1/chat/completions",
                    body("primary-model"),
                    "Authorization",
                    "Bearer " + ScopedGateway.secret(caller));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> ScriptedProviders.primary().requestsTo(ScriptedProviders.OPENAI_CHAT) == 1);

            ask(caller, ScopedGateway.PLAIN_MODEL)
                    .statusCode(429)
                    .header("Retry-After", "1")
                    .header("X-RateLimit-Remaining-Requests", notNullValue())
                    .body("error.code", equalTo(code));
            gate.open();
            assertThat(first.join().statusCode()).isEqualTo(200);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> ask(caller, ScopedGateway.PLAIN_MODEL).statusCode(200));
    }

    private static ValidatableResponse showsLevels(ValidatableResponse answer, String requests, String tokens) {
        return answer.header("X-RateLimit-Limit-Requests", requests)
                .header("X-RateLimit-Remaining-Requests", notNullValue())
                .header("X-RateLimit-Reset-Requests", notNullValue())
                .header("X-RateLimit-Limit-Tokens", tokens)
                .header("X-RateLimit-Remaining-Tokens", notNullValue())
                .header("X-RateLimit-Reset-Tokens", notNullValue());
    }

    /** {@return what is left to the caller's agent, by measure, when nothing is reserved any more} */
    private static Map<String, Long> settled(String caller) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> limits(caller),
                        limits -> limits.getList("limits.reservations", Integer.class).stream()
                                .allMatch(count -> count == 0))
                .getList("limits", Map.class)
                .stream()
                .collect(Collectors.toMap(
                        limit -> (String) limit.get("measure"), limit -> ((Number) limit.get("left")).longValue()));
    }

    private static JsonPath limits(String caller) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + ScopedGateway.secret("admin"))
                .get("/admin/limits/did:web:" + caller)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse ask(String caller, String model) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + ScopedGateway.secret(caller))
                .header("X-Mock-Tokens", "40")
                .contentType(ContentType.JSON)
                .body(body(model))
                .post("/v1/chat/completions")
                .then();
    }

    private static String body(String model) {
        return "{\"model\":\"" + model + "\",\"max_tokens\":" + MANY_TOKENS
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    }
}
