package io.modelgateway.limiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisServer;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each policy makes of a Redis that dies, and of one that never let the gateway in. */
class RedisGoneIT {

    private static final String AGENT = "did:web:two-a-minute";
    private static final String LIMIT = "gateway.limits.agents.\"" + AGENT + "\".rpm";

    @ParameterizedTest
    @EnumSource
    void followsThePolicyUntilRedisIsBack(RedisFailure policy) {
        try (var redis = RedisServer.start();
                var gateway = gateway(redis, policy)) {
            // A cold process on a busy machine may take longer than anybody waits for Redis.
            Awaitility.await("a first word with Redis")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> limits(gateway).statusCode() == 200);
            spends(gateway, 2);

            redis.kill();

            expect(gateway, policy);
            assertThat(readiness(gateway)).contains("without redis: " + policy.wireName());
            assertThat(fallbacks(gateway, policy)).isPositive();

            redis.restart();
            Awaitility.await("Redis is used again")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> limits(gateway).statusCode() == 200);
            spends(gateway, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsThePolicyWhereThePasswordIsWrongFromTheStart(RedisFailure policy) {
        try (var redis = RedisServer.start("--requirepass", "right");
                var gateway = gateway(redis, policy, "quarkus.redis.password", "not-the-right-one")) {
            expect(gateway, policy);

            assertThat(gateway.health("ready")).isEqualTo(200);
            assertThat(readiness(gateway)).contains("without redis: " + policy.wireName());
            assertThat(gateway.log()).contains("Redis").doesNotContain("not-the-right-one");
        }
    }

    private static void expect(GatewayProcess gateway, RedisFailure policy) {
        switch (policy) {
            // Half of two.
            case LOCAL -> spends(gateway, 1);
            case OPEN -> {
                for (int i = 0; i < 5; i++) {
                    ask(gateway).statusCode(200);
                }
            }
            case CLOSED ->
                ask(gateway).statusCode(429).header("Retry-After", "1").body("error.code", equalTo("E4400"));
        }
    }

    private static void spends(GatewayProcess gateway, int requests) {
        for (int i = 0; i < requests; i++) {
            ask(gateway).statusCode(200);
        }
        ask(gateway).statusCode(429).body("error.code", equalTo("E4404"));
    }

    private static GatewayProcess gateway(RedisServer redis, RedisFailure policy, String... more) {
        return GatewayProcess.start(Stream.concat(
                        Stream.of(
                                "gateway.auth.mode",
                                "off",
                                "gateway.limits.enabled",
                                "true",
                                "quarkus.redis.hosts",
                                redis.url(),
                                "gateway.redis-timeout",
                                "2s",
                                "gateway.limits.redis-failure",
                                policy.wireName(),
                                LIMIT,
                                "2"),
                        Arrays.stream(more))
                .toArray(String[]::new));
    }

    private static ValidatableResponse ask(GatewayProcess gateway) {
        return RestAssured.given()
                .port(gateway.port())
                .header("X-Agent-Did", AGENT)
                .contentType(ContentType.JSON)
                .body("{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .post("/v1/chat/completions")
                .then();
    }

    private static HttpResponse<String> limits(GatewayProcess gateway) {
        try (var client = new RawClient(gateway.port())) {
            return client.get("/admin/limits/" + AGENT);
        }
    }

    private static String readiness(GatewayProcess gateway) {
        try (var client = new RawClient(gateway.managementPort())) {
            return client.get("/q/health/ready").body();
        }
    }

    private static double fallbacks(GatewayProcess gateway, RedisFailure policy) {
        try (var client = new RawClient(gateway.managementPort())) {
            return client.get("/q/metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("gateway_limits_fallbacks_total")
                            && line.contains('"' + policy.wireName() + '"'))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }
}
