package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What dashboards ask of a cache that answers, which that of {@link MonitoredMetricsTest} cannot. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.cache.semantic.mode", value = "on"),
            @ResourceArg(name = "gateway.cache.semantic.embedding.timeout", value = "10s")
        })
class MonitoredCacheTest {

    static final Set<String> OF_A_CACHE_IN_MEMORY = Set.of(
            "gateway_cache_bytes[]",
            "gateway_cache_entries[]",
            "gateway_cache_saved_tokens_total[]",
            "gateway_cache_saved_usd_total[]",
            "gateway_cache_vetoes_total[]");

    @TestHTTPResource(value = "/metrics", management = true)
    URI metricsPage;

    @Test
    void everySeriesOfItExists() {
        ScriptedProviders.primary().reset();
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("Like this"));
        ask("How do I reset my password?");
        ask("How do I reset my password?");

        // The dictionary is loaded by the first pair, which is late; and what was asked hits, and is no pair.
        var number = new int[1];
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            ask("How do I reset my password " + number[0]++ + "?");
            assertThat(Monitoring.missing(RestAssured.given()
                            .accept("text/plain")
                            .get(metricsPage)
                            .asString()))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(OF_A_CACHE_IN_MEMORY);
        });
    }

    private static void ask(String question) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Agent-Did", "did:web:monitored")
                .body("{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                        .formatted(question))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
    }
}
