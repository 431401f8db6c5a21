package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that dashboards and alerts ask for is there on a gateway that has seen traffic of every kind. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.limits.enabled", value = "true"),
            @ResourceArg(name = "gateway.providers.mock.max-concurrent", value = "1"),
            @ResourceArg(name = "gateway.limits.agents.\"did:web:once\".rpm", value = "1")
        })
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

    private static final AtomicInteger QUESTIONS = new AtomicInteger();

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
        traffic();
        String metrics = Awaitility.await("the last request to be counted")
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> RestAssured.given()
                                .accept("text/plain")
                                .get(metricsPage)
                                .asString(),
                        page -> page.contains("gateway_client_cancellations_total"));

        Set<String> missing = Monitoring.missing(metrics);
        // MonitoredCacheTest has these: a cache that Redis should keep answers nothing without it.
        missing.removeAll(MonitoredCacheTest.OF_A_CACHE_IN_MEMORY);
        assertThat(missing).isEmpty();
    }

    @Test
    void redisIsWatchedBeforeAnybodyNeedsIt() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(RestAssured.given()
                                .accept("text/plain")
                                .get(metricsPage)
                                .asString())
                        .containsPattern("(?m)^gateway_redis_up(\\{})? 0\\.0$"));
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
        line();
        for (int i = 0; i < 2; i++) {
            RestAssured.given()
                    .header("X-Agent-Did", "did:web:once")
                    .contentType(ContentType.JSON)
                    .body(body("mock", false))
                    .post("/v1/chat/completions");
        }
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

    /** One is called, one waits behind it, and one cannot wait for so long. */
    private void line() {
        try (var client = new RawClient(api.getPort())) {
            var first = client.start("/v1/chat/completions", body("mock", false), "X-Mock-Latency-Ms", "2000");
            Awaitility.await("a call").until(MonitoredMetricsTest::mockIsCalled);
            var second = client.start("/v1/chat/completions", body("mock", false), "X-Mock-Latency-Ms", "1");
            client.start("/v1/chat/completions", body("mock", false), "X-Gateway-Deadline-Ms", "100")
                    .join();
            first.join();
            second.join();
        }
    }

    /** There is a pool once somebody has called. */
    private static boolean mockIsCalled() {
        return Integer.valueOf(1)
                .equals(RestAssured.get("/admin/queue").path("pools.find { it.provider == 'mock' }?.in_use"));
    }

    private static void chat(String model, boolean stream) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body(model, stream))
                .post("/v1/chat/completions");
    }

    /** Never the same twice: of two that are the same the later may share the call of the earlier. */
    private static String body(String model, boolean stream) {
        return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi %d\"}]}"
                .formatted(model, stream, QUESTIONS.incrementAndGet());
    }
}
