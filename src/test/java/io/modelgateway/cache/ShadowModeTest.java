package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Shadow mode over the running gateway: a similar question is counted as a would-be hit, and asked all the same. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.cache.semantic.mode", value = "shadow"),
            @ResourceArg(name = "gateway.cache.semantic.embedding.timeout", value = "10s")
        })
class ShadowModeTest {

    @Test
    void countsWhatItWouldHaveServedAndServesNothingSimilar() {
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("Like this"));
        int before = shadowHits();

        // The dictionary is loaded by the first pair, which is late. Each try is among its own.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            String fresh = UUID.randomUUID().toString();
            long asked = primary().requestsTo(OPENAI_CHAT);
            ask(fresh, "How do I reset my password?", "miss");
            ask(fresh, "How can I reset my password?", "miss");
            assertThat(primary().requestsTo(OPENAI_CHAT)).isEqualTo(asked + 2);
            return shadowHits() > before;
        });

        RestAssured.get("/admin/cache").then().body("hits.semantic", equalTo(0));
    }

    private static int shadowHits() {
        return RestAssured.get("/admin/cache").jsonPath().getInt("shadow_hits");
    }

    private static void ask(String namespace, String question, String outcome) {
        RestAssured.given()
                .contentType("application/json")
                .header("X-Gateway-Cache-Namespace", namespace)
                .body("{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                        + "\"}]}")
                .post(OPENAI_CHAT)
                .then()
                .statusCode(200)
                .header("X-Gateway-Cache", outcome);
    }
}
