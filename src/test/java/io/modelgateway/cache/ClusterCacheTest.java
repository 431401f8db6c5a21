package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RedisCluster;
import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Administration of a cache that is spread over the nodes of a real Redis Cluster. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = @ResourceArg(name = "gateway.cache.enabled", value = "true"))
@WithTestResource(ClusterCacheTest.Nodes.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class ClusterCacheTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** That all of them are on one node of three by chance does not happen. */
    private static final int QUESTIONS = 12;

    @Test
    void countsInvalidatesAndClearsOnAllNodes() {
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));
        keep("one");
        keep("other");

        RestAssured.get("/admin/cache").then().body("entries", equalTo(2 * QUESTIONS));
        RestAssured.delete("/admin/cache?namespace=one").then().body("removed", equalTo(QUESTIONS));
        RestAssured.get("/admin/cache").then().body("entries", equalTo(QUESTIONS));
        ask("other", 0).then().header("X-Gateway-Cache", "hit-exact");
        RestAssured.delete("/admin/cache").then().body("removed", equalTo(QUESTIONS));
        RestAssured.get("/admin/cache").then().body("entries", equalTo(0));
    }

    private static void keep(String namespace) {
        for (int i = 0; i < QUESTIONS; i++) {
            int question = i;
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> "hit-exact".equals(ask(namespace, question).header("X-Gateway-Cache")));
        }
    }

    private static Response ask(String namespace, int question) {
        return RestAssured.given()
                .contentType("application/json")
                .header("X-Gateway-Cache-Namespace", namespace)
                .body("{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"question " + question
                        + "\"}]}")
                .post(OPENAI_CHAT);
    }

    /** The cluster the test application is told of. */
    public static final class Nodes implements QuarkusTestResourceLifecycleManager {

        private RedisCluster cluster;

        @Override
        public Map<String, String> start() {
            if (!RedisServer.installed()) {
                return Map.of();
            }
            cluster = RedisCluster.start();
            return Map.of("quarkus.redis.hosts", cluster.hosts(), "quarkus.redis.client-type", "cluster");
        }

        @Override
        public void stop() {
            if (cluster != null) {
                cluster.close();
            }
        }
    }
}
