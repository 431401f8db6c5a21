package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.RedisState;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that dashboards and alerts ask for is there on a gateway that has seen traffic of every kind. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(MonitoredMetricsTest.MissedRedis.class)
class MonitoredMetricsTest {

    /** A Redis is configured, and not there: its meters are. */
    public static final class MissedRedis implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + FakeUpstream.closedPort());
        }

        @Override
        public void stop() {}
    }

    /** Made with whoever asks it first; here, so that its meters are there whoever that will be. */
    @Inject
    RedisLink redis;

    @TestHTTPResource
    URI api;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metricsPage;

    @BeforeEach
    @AfterEach
    void closeCircuits() {
        RestAssured.post("/admin/circuits/reset").then().statusCode(200);
    }

    @Test
    void everySeriesAndLabelExists() {
        assertThat(redis.state()).isNotEqualTo(RedisState.ABSENT);
        traffic();
        String metrics = Awaitility.await("the last request to be counted")
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> RestAssured.given()
                                .accept("text/plain")
                                .get(metricsPage)
                                .asString(),
                        page -> page.contains("gateway_client_cancellations_total"));

        var missing = new TreeSet<String>();
        for (String query : Monitoring.queries()) {
            new Query(query).series().forEach((series, labels) -> {
                String selector = labels.isEmpty()
                        ? ""
                        : ".*"
                                + String.join(
                                        ".*",
                                        labels.stream()
                                                .map(label -> "\\b" + label + "=")
                                                .toList());
                if (!Pattern.compile("(?m)^" + series + "[{ ]" + selector)
                        .matcher(metrics)
                        .find()) {
                    missing.add(series + labels);
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theReaderOfQueriesReadsThem() {
        assertThat(Monitoring.queries()).hasSizeGreaterThan(30);
        assertThat(new Query(
                                "sum by (gen_ai_response_model) (rate(gateway_a_total{job=~\"$job\", code!=\"none\"}[5m])) / gen_ai_b_sum")
                        .series())
                .isEqualTo(Map.of("gateway_a_total", Set.of("code"), "gen_ai_b_sum", Set.of()));
    }

    private void traffic() {
        ScriptedProviders.primary()
                .enqueue(Answers.whole("priced"), Answers.error(503), Answers.whole("after a retry"));
        chat("primary-model", false);
        chat("primary-model", false);
        ScriptedProviders.primary().enqueue(Reply.json(501, "{}"));
        ScriptedProviders.backup().enqueue(Answers.whole("after a failover"));
        chat("chained-model", false);
        ScriptedProviders.primary()
                .enqueue(
                        Answers.streamed("a", "b"),
                        Answers.streamed("cut", "off").inChunksOf(200).cutAfter(300));
        chat("primary-model", true);
        chat("primary-model", true);
        chat("no-such-model", false);
        ScriptedProviders.primary()
                .enqueue(Answers.streamed("left", "alone").cutAfter(300).thenHang());
        try (var client = new RawClient(api.getPort())) {
            client.lines("/v1/chat/completions", body("primary-model", true))
                    .body()
                    .findFirst();
        }
    }

    private static void chat(String model, boolean stream) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body(model, stream))
                .post("/v1/chat/completions");
    }

    private static String body(String model, boolean stream) {
        return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}"
                .formatted(model, stream);
    }
}
