package io.modelgateway.auth;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RedisServer;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys that one replica makes and changes, shown to another that shares its Redis. */
class SharedKeysIT {

    private static final String ADMIN = "the-secret-of-the-administrator";

    private static RedisServer redis;
    private static GatewayProcess here;
    private static GatewayProcess there;
    /** One that asks for news when it must, and never of its own accord. */
    private static GatewayProcess unaware;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        here = gateway("2s");
        there = gateway("2s");
        unaware = gateway("1h");
    }

    @AfterAll
    static void stop() {
        here.close();
        there.close();
        unaware.close();
        redis.close();
    }

    @Test
    void worksAndStopsEverywhere() {
        String first = create("{\"name\":\"shared\"}");
        soon(() -> chat(there, first).statusCode(200));

        String second = admin(here).body("{}").post("/admin/keys/shared/rotate").path("secret");
        soon(() -> chat(there, second).statusCode(200));
        soon(() -> chat(there, first).statusCode(401));

        admin(here).post("/admin/keys/shared/disable").then().statusCode(200);
        soon(() -> chat(there, second).statusCode(401));

        admin(there).post("/admin/keys/shared/enable").then().statusCode(200);
        soon(() -> chat(here, second).statusCode(200));

        admin(there).delete("/admin/keys/shared").then().statusCode(204);
        soon(() -> chat(here, second).statusCode(401));
        soon(() -> admin(here).get("/admin/keys/shared").then().statusCode(404));
    }

    @Test
    void changesLimitsAndBudgetsWithoutANewSecret() {
        String secret = create("{\"name\":\"grows\",\"rpm\":1000,\"tpm\":50000}");
        soon(() -> chat(there, secret)
                .statusCode(200)
                .header("X-RateLimit-Limit-Requests", "1000")
                .header("X-RateLimit-Limit-Tokens", "50000"));

        change("grows", "{\"rpm\":2000,\"tpm\":70000}");
        soon(() -> chat(there, secret)
                .statusCode(200)
                .header("X-RateLimit-Limit-Requests", "2000")
                .header("X-RateLimit-Limit-Tokens", "70000"));

        change("grows", "{\"budget\":{\"tokens_total\":1}}");
        soon(() -> chat(there, secret).statusCode(429).body("error.code", equalTo("E4403")));

        change("grows", "{\"budget\":null,\"rpm\":1}");
        soon(() -> chat(there, secret).statusCode(429).body("error.code", equalTo("E4404")));

        change("grows", "{\"rpm\":null,\"tpm\":null,\"concurrent\":3}");
        soon(() -> chat(there, secret)
                .statusCode(200)
                // The general limits of agents bind it again.
                .header("X-RateLimit-Limit-Requests", "60"));
        admin(there)
                .get("/admin/keys/grows")
                .then()
                .body("rpm", nullValue())
                .body("budget", nullValue())
                .body("concurrent", equalTo(3));
    }

    @Test
    void changesWhatTheKeyIsNowAndNotWhatItWas() {
        String secret = create("{\"name\":\"raced\"}");
        soon(() -> chat(unaware, secret).statusCode(200));
        admin(here).post("/admin/keys/raced/disable").then().statusCode(200);

        admin(unaware)
                .body("{\"rpm\":5}")
                .patch("/admin/keys/raced")
                .then()
                .statusCode(200)
                .body("rpm", equalTo(5))
                .body("enabled", equalTo(false));
        soon(() -> chat(here, secret).statusCode(401));

        create("{\"name\":\"raced-too\"}");
        admin(unaware).body("{}").post("/admin/keys/raced-too/rotate").then().statusCode(200);
    }

    private static String create(String order) {
        return admin(here)
                .body(order)
                .post("/admin/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
    }

    private static void change(String name, String fields) {
        admin(here).body(fields).patch("/admin/keys/" + name).then().statusCode(200);
    }

    private static void soon(ThrowingRunnable expectation) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(expectation);
    }

    private static ValidatableResponse chat(GatewayProcess gateway, String secret) {
        return keyed(gateway, secret)
                .body("{\"model\":\"mock\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .post("/v1/chat/completions")
                .then();
    }

    private static RequestSpecification admin(GatewayProcess gateway) {
        return keyed(gateway, ADMIN);
    }

    private static RequestSpecification keyed(GatewayProcess gateway, String secret) {
        return RestAssured.given()
                .port(gateway.port())
                .header("Authorization", "Bearer " + secret)
                .contentType(ContentType.JSON);
    }

    private static GatewayProcess gateway(String refresh) {
        return GatewayProcess.start(
                "gateway.auth.mode",
                "required",
                "gateway.auth.keys.admin.secret",
                ADMIN,
                "gateway.auth.keys.admin.roles",
                "admin",
                "gateway.auth.failures-per-minute",
                "1000",
                "gateway.auth.refresh",
                refresh,
                "gateway.limits.enabled",
                "true",
                "gateway.limits.burst",
                "60s",
                "quarkus.redis.hosts",
                redis.url(),
                "gateway.redis-timeout",
                "2s");
    }
}
