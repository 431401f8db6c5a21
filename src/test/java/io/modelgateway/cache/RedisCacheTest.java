package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.cache.index.IndexedQuestion;
import io.modelgateway.cache.index.Neighbour;
import io.modelgateway.cache.index.SharedIndex;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.ScriptedProviders;
import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.RedisUnavailable;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache over a real Redis to which everything happens that can. The request always goes on. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = @ResourceArg(name = "gateway.cache.enabled", value = "true"))
@WithTestResource(RedisCacheTest.Server.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class RedisCacheTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    static RedisServer server;

    private final String question = "question " + UUID.randomUUID();

    @Inject
    RedisLink redis;

    @Inject
    Vertx vertx;

    @BeforeEach
    void reset() {
        server.resume();
        server.restart();
        Awaitility.await().atMost(PATIENCE).until(this::redisAnswers);
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));
    }

    @Test
    void keepsAnswersInRedisWhichLetsThemExpire() {
        ask().then().header("X-Gateway-Cache", "miss");

        eventuallyHits();
        assertThat(redis.send(Request.cmd(Command.PTTL).arg("gateway:cache:answer:" + id()))
                        .await()
                        .atMost(PATIENCE)
                        .toLong())
                .isBetween(3_500_000L, 3_600_000L);
        RestAssured.get("/admin/cache").then().body("store", equalTo("redis"));
        RestAssured.delete("/admin/cache?model=primary-model").then().body("removed", equalTo(1));
        ask().then().header("X-Gateway-Cache", "miss");
    }

    @Test
    void takesADamagedEntryForAMiss() {
        ask();
        eventuallyHits();

        send(Command.SETRANGE, "gateway:cache:answer:" + id(), "40", "damaged");

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
        assertThat(RestAssured.get("/admin/cache").jsonPath().getInt("errors.E4303"))
                .isPositive();
        eventuallyHits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "G", "garbage that never was an entry", "\u0000\u0001\u0002\u0003"})
    void takesGarbageForAMiss(String garbage) {
        ask();
        eventuallyHits();
        int before = errors("E4303");

        send(Command.SET, "gateway:cache:answer:" + id(), garbage);

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
        assertThat(errors("E4303")).isGreaterThan(before);
        eventuallyHits();
    }

    @Test
    void takesAValueOfAnotherTypeForAMiss() {
        ask();
        eventuallyHits();
        int before = errors("E4301");

        send(Command.DEL, "gateway:cache:answer:" + id());
        send(Command.LPUSH, "gateway:cache:answer:" + id(), "no entry");

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
        assertThat(errors("E4301")).isGreaterThan(before);
        eventuallyHits();
    }

    @Test
    void startsAfreshWithAServerThatLostItsData() {
        ask();
        eventuallyHits();
        server.restart();
        Awaitility.await().atMost(PATIENCE).until(this::redisAnswers);

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");

        eventuallyHits();
    }

    private static int errors(String code) {
        Integer count = RestAssured.get("/admin/cache").jsonPath().get("errors." + code);
        return count == null ? 0 : count;
    }

    @Test
    void goesOnWithoutADeadServerAndFindsTheNextOne() {
        ask();
        eventuallyHits();
        server.kill();

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
        RestAssured.get("/admin/cache").then().body("reachable", equalTo(false));

        server.restart();
        eventuallyHits();
    }

    @Test
    void goesOnWithoutAServerThatHangs() {
        ask();
        eventuallyHits();
        server.pause();

        long begun = System.nanoTime();
        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
        server.resume();
        eventuallyHits();
    }

    @Test
    void goesOnWhereTheServerIsFull() {
        send(Command.CONFIG, "SET", "maxmemory", "1");

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
        eventuallyMisses();

        assertThat(RestAssured.get("/admin/cache").jsonPath().getInt("errors.E4302"))
                .isPositive();
        send(Command.CONFIG, "SET", "maxmemory", "0");
        eventuallyHits();
    }

    @Test
    void goesOnWhereTheServerWantsAnotherPassword() {
        send(Command.CONFIG, "SET", "requirepass", "secret");
        send(Command.CLIENT, "KILL", "TYPE", "normal", "SKIPME", "no");
        int before = errors("E4301");

        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
        eventuallyMisses();
        assertThat(errors("E4301")).isGreaterThan(before);

        server.restart();
        eventuallyHits();
    }

    @Test
    void sharesQuestionsWithOtherReplicas() {
        var one = new SharedIndex(redis, vertx, 100, Clock.systemUTC());
        var other = new SharedIndex(redis, vertx, 100, Clock.systemUTC());
        CacheKey fingerprint = new CacheKey("%064x".formatted(1));
        CacheKey key = new CacheKey("%064x".formatted(2));
        float[] vector = {0.6f, 0.8f};

        one.add(new IndexedQuestion(fingerprint, key, vector, Instant.now().plusSeconds(60)))
                .await()
                .atMost(PATIENCE);

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !nearest(other, fingerprint, vector).isEmpty());
        Neighbour found = nearest(other, fingerprint, vector).getFirst();
        assertThat(one.name()).isEqualTo(hasVectorSets() ? "redis vector sets" : "memory, fed from redis");
        assertThat(found.key()).isEqualTo(key);
        assertThat(found.similarity()).isBetween(0.999, 1.0);
        assertThat(nearest(other, fingerprint, new float[] {0.8f, -0.6f})).isEmpty();
        assertThat(nearest(other, new CacheKey("%064x".formatted(3)), vector)).isEmpty();
    }

    private boolean hasVectorSets() {
        String[] version = String.valueOf(send(Command.INFO, "server")).split("redis_version:");
        return Integer.parseInt(version[1].substring(0, version[1].indexOf('.'))) >= 8;
    }

    private static List<Neighbour> nearest(SharedIndex index, CacheKey fingerprint, float[] vector) {
        return index.nearest(fingerprint, vector, 0.85, 4).await().atMost(PATIENCE);
    }

    private Response ask() {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                        + "\"}]}")
                .post(OPENAI_CHAT);
    }

    /** Soon after an answer the same question still shares its call, until that is known not to be kept. */
    private void eventuallyMisses() {
        Awaitility.await().atMost(PATIENCE).until(() -> "miss".equals(ask().header("X-Gateway-Cache")));
    }

    private void eventuallyHits() {
        Awaitility.await().atMost(PATIENCE).until(() -> "hit-exact".equals(ask().header("X-Gateway-Cache")));
    }

    private String id() {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"primary-model\",\"prompt\":\"" + question + "\"}")
                .post("/admin/cache/explain")
                .jsonPath()
                .getString("id");
    }

    private boolean redisAnswers() {
        try {
            return send(Command.PING) != null;
        } catch (RedisUnavailable away) {
            return false;
        }
    }

    private io.vertx.redis.client.@Nullable Response send(Command command, String... arguments) {
        Request request = Request.cmd(command);
        for (String argument : arguments) {
            request.arg(argument);
        }
        try {
            return redis.send(request).await().atMost(PATIENCE);
        } catch (RedisUnavailable away) {
            if (command == Command.CLIENT) {
                // It was asked to close the very connection that asks.
                return null;
            }
            throw away;
        }
    }

    /** The server the test application is told of. */
    public static final class Server implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            if (!RedisServer.installed()) {
                return Map.of();
            }
            server = RedisServer.start();
            return Map.of("quarkus.redis.hosts", server.url());
        }

        @Override
        public void stop() {
            if (server != null) {
                server.close();
            }
        }
    }
}
