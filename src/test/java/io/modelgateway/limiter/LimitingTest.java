package io.modelgateway.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisOfTests;
import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Limits as callers meet them, in a real Redis. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(RedisOfTests.class)
@WithTestResource(LimitedGateway.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class LimitingTest {

    @BeforeEach
    void script() {
        ScriptedProviders.primary().reset();
        ScriptedProviders.backup().reset();
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));
        ScriptedProviders.backup().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));
    }

    @Test
    void admitsAsManyRequestsAMinuteAsTheAgentMaySend() {
        for (int left = 2; left >= 0; left--) {
            ask("three-requests", "primary-model")
                    .statusCode(200)
                    .header("X-RateLimit-Limit-Requests", "3")
                    .header("X-RateLimit-Remaining-Requests", Integer.toString(left));
        }
        String retryAfter = ask("three-requests", "primary-model")
                .statusCode(429)
                .body("error.code", equalTo("E4404"))
                .header("X-RateLimit-Remaining-Requests", "0")
                .header("X-RateLimit-Limit-Tokens", notNullValue())
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(retryAfter)).isBetween(18, 20);
        assertThat(ScriptedProviders.primary().requestsTo(ScriptedProviders.OPENAI_CHAT))
                .isEqualTo(3);
        reset("three-requests");
        ask("three-requests", "primary-model").statusCode(200);
    }

    @Test
    void takesNothingFromOtherBucketsWhereOneRefuses() {
        reset("few-tokens");
        ask("few-tokens", "primary-model", 590).statusCode(200);
        ask("few-tokens", "primary-model", 599)
                .statusCode(429)
                .body("error.code", equalTo("E4405"))
                .header("Retry-After", notNullValue());

        long requests = level("few-tokens", "requests").getLong("left");
        ask("few-tokens", "primary-model", 599).statusCode(429);
        assertThat(level("few-tokens", "requests").getLong("left")).isGreaterThanOrEqualTo(requests);
    }

    @Test
    void givesBackWhatAnAnswerDidNotUse() {
        reset("few-tokens");
        for (int i = 0; i < 5; i++) {
            ask("few-tokens", "primary-model", 400).statusCode(200);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> level("few-tokens", "tokens").getLong("left") > 450);
        }
    }

    @Test
    void settlesAStreamThatTheClientLeaves() {
        reset("few-tokens");
        ScriptedProviders.primary().reset();
        Gate gate = new Gate();
        gate.release(1);
        ScriptedProviders.primary()
                .on(
                        ScriptedProviders.OPENAI_CHAT,
                        Answers.streamed("one", "two").gated(gate));
        try (var client = new RawClient(RestAssured.port)) {
            var open = client.open(
                    "/v1/chat/completions",
                    "{\"model\":\"primary-model\",\"stream\":true,\"max_tokens\":500,"
                            + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
                    "X-Agent-Did",
                    "did:web:few-tokens");
            assertThat(open.statusCode()).isEqualTo(200);
            assertThat(level("few-tokens", "tokens").getLong("left")).isLessThan(150);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> level("few-tokens", "tokens").getLong("left") > 500);
    }

    @Test
    void holdsAnAgentToItsRequestsAtTheSameTime() {
        Gate gate = new Gate();
        ScriptedProviders.primary().reset();
        ScriptedProviders.primary()
                .on(ScriptedProviders.OPENAI_CHAT, Answers.whole("late").gated(gate));
        try (var client = new RawClient(RestAssured.port)) {
            var first = client.start(
                    "/v1/chat/completions", body("primary-model", 10), "X-Agent-Did", "did:web:one-at-a-time");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> ScriptedProviders.primary().requestsTo(ScriptedProviders.OPENAI_CHAT) == 1);

            ask("one-at-a-time", "backup-model").statusCode(429).body("error.code", equalTo("E4401"));
            gate.open();
            assertThat(first.join().statusCode()).isEqualTo(200);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> ask("one-at-a-time", "backup-model").statusCode(200));
    }

    @Test
    void triesTheNextModelWhereOurOwnCapIsReached() {
        ask("somebody", "capped").statusCode(200).header("X-Gateway-Provider", "primary");
        ask("somebody", "capped").statusCode(200).header("X-Gateway-Provider", "primary");
        ask("somebody", "capped")
                .statusCode(200)
                .header("X-Gateway-Provider", "backup")
                .header("X-Gateway-Attempts", "1");

        ask("somebody", "capped-alone").statusCode(200);
        ask("somebody", "capped-alone")
                .statusCode(429)
                .body("error.code", equalTo("E4402"))
                .header("Retry-After", notNullValue());
    }

    @Test
    void saysWhenTheFirstOfAChainCanBeHadAgain() {
        for (int i = 0; i < 5; i++) {
            ask("patient", "back-in-15-s").statusCode(200);
        }

        String wait = ask("patient", "back-in-15-s")
                .statusCode(429)
                .body("error.code", equalTo("E4402"))
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(wait)).isBetween(1, 15);
    }

    @Test
    void holdsEachAgentToItsShareOfAModel() {
        ask("sharer-a", "shared-model").statusCode(200);
        ask("sharer-b", "shared-model").statusCode(200);
        ask("sharer-a", "shared-model").statusCode(429).body("error.code", equalTo("E4401"));
    }

    @Test
    void stopsAtABudgetAndWarnsBefore() {
        ask("token-budget", "primary-model", 100).statusCode(200).header("X-Gateway-Budget-Warning", nullValue());
        ask("token-budget", "primary-model", 1900)
                .statusCode(200)
                .header("X-Gateway-Budget-Warning", containsString("agent token_budget day"));
        ask("token-budget", "primary-model", 5000)
                .statusCode(429)
                .body("error.code", equalTo("E4403"))
                .header("Retry-After", notNullValue());
        ask("total-budget", "primary-model", 100).statusCode(429).body("error.code", equalTo("E4403"));
        // 8192 tokens at 10 dollars a million are 8 cents.
        ask("money-budget", "primary-model", 8192).statusCode(429).body("error.code", equalTo("E4403"));
        ask("money-budget", "primary-model", 100).statusCode(200);
    }

    @Test
    void changesAnAgentsLimitWhileRunning() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{\"rpm\":1}")
                .put("/admin/limits/did:web:changed")
                .then()
                .statusCode(200)
                .body("limits.find { it.measure == 'requests' }.limit", equalTo(1));
        ask("changed", "primary-model").statusCode(200);
        ask("changed", "primary-model").statusCode(429);
        RestAssured.get("/admin/limits")
                .then()
                .statusCode(200)
                .body("every_agent.rpm", equalTo(100_000))
                .body("changed.find { it.agent == 'did:web:changed' }.rpm", equalTo(1));
        RestAssured.delete("/admin/limits/did:web:changed").then().statusCode(204);
        ask("changed", "primary-model").statusCode(200);
    }

    @Test
    void goesOnWithItsShareWhileRedisIsAway() {
        RedisServer redis = RedisOfTests.server();
        ask("outage", "primary-model").statusCode(200);
        redis.kill();
        try {
            ask("outage", "primary-model").statusCode(200);
            reset204Or503("three-requests");
            // Half of three, but at least one.
            ask("three-requests", "primary-model").statusCode(200).header("X-RateLimit-Limit-Requests", "1");
            ask("three-requests", "primary-model").statusCode(429);
        } finally {
            redis.restart();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> ask("after-outage", "primary-model")
                        .statusCode(200)
                        .header("X-RateLimit-Limit-Requests", "100000"));
    }

    @Test
    void waitsForAHangingRedisNoLongerThanItsTimeout() {
        RedisServer redis = RedisOfTests.server();
        redis.pause();
        try {
            long begun = System.nanoTime();
            ask("hanging", "primary-model").statusCode(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
            long next = System.nanoTime();
            ask("hanging", "primary-model").statusCode(200);
            assertThat(Duration.ofNanos(System.nanoTime() - next)).isLessThan(Duration.ofSeconds(4));
        } finally {
            redis.resume();
        }
    }

    private static void reset204Or503(String agent) {
        RestAssured.post("/admin/limits/did:web:" + agent + "/reset");
    }

    private static void reset(String agent) {
        RestAssured.post("/admin/limits/did:web:" + agent + "/reset").then().statusCode(204);
    }

    private static JsonPath level(String agent, String measure) {
        return RestAssured.get("/admin/limits/did:web:" + agent)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .setRootPath("limits.find { it.measure == '" + measure + "' }");
    }

    private static ValidatableResponse ask(String agent, String model) {
        return ask(agent, model, 10);
    }

    private static ValidatableResponse ask(String agent, String model, int maxTokens) {
        return RestAssured.given()
                .header("X-Agent-Did", "did:web:" + agent)
                .contentType(ContentType.JSON)
                .body(body(model, maxTokens))
                .post("/v1/chat/completions")
                .then();
    }

    private static String body(String model, int maxTokens) {
        return "{\"model\":\"" + model + "\",\"max_tokens\":" + maxTokens
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    }
}
