package io.modelgateway.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisCluster;
import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.ScriptedProviders;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Limits over three replicas: however the load is spread, what gets through is exactly what one gateway would let through.
 * {@code -Dlimits.repetitions=20} repeats the races more often.
 */
class ReplicasIT {

    private static final int REPETITIONS = Integer.getInteger("limits.repetitions", 5);
    private static final int LIMIT = 50;
    private static final int LOAD = 150;
    /** For agents that no test is about. */
    private static final List<String> PLENTY =
            List.of("gateway.limits.rpm", "1000000", "gateway.limits.tpm", "1000000000");

    @Test
    void admitsExactlyTheLimitUnderParallelLoad() {
        try (var redis = RedisServer.start();
                var replicas = new Replicas(settings(redis.url(), "rpm", LIMIT))) {
            admitsExactlyTheLimit(replicas);
        }
    }

    @Test
    void admitsExactlyTheLimitOverARedisCluster() {
        try (var redis = RedisCluster.start();
                var replicas = new Replicas(
                        with(settings(redis.hosts(), "rpm", LIMIT), "quarkus.redis.client-type", "cluster"))) {
            admitsExactlyTheLimit(replicas);
        }
    }

    private static void admitsExactlyTheLimit(Replicas replicas) {
        replicas.upstream().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));
        // A cold process on a busy machine may take longer than anybody waits for Redis.
        statuses(replicas.send(9, "did:web:warm", ""));
        for (int run = 0; run < REPETITIONS; run++) {
            long before = replicas.upstream().requestsTo(ScriptedProviders.OPENAI_CHAT);
            long begun = System.nanoTime();
            Map<Integer, Integer> statuses = statuses(replicas.send(LOAD, "did:web:run-" + run, ",\"max_tokens\":5"));
            long refilled = refilled(begun);

            assertThat(statuses.getOrDefault(200, 0))
                    .as("run %d: %s %s", run, statuses, replicas.wordsOnRedis())
                    .isBetween(LIMIT, (int) (LIMIT + refilled));
            assertThat(statuses.getOrDefault(200, 0) + statuses.getOrDefault(429, 0))
                    .isEqualTo(LOAD);
            assertThat(replicas.upstream().requestsTo(ScriptedProviders.OPENAI_CHAT) - before)
                    .isEqualTo(statuses.get(200).longValue());
        }
    }

    @Test
    void losesNoTokenToCancellationsAndFailures() {
        try (var redis = RedisServer.start();
                var replicas = new Replicas(settings(redis.url(), "tpm", 100_000))) {
            var turn = new AtomicInteger();
            replicas.upstream().on(ScriptedProviders.OPENAI_CHAT, request -> switch (turn.getAndIncrement() % 3) {
                case 0 -> Answers.error(500);
                case 1 -> Answers.streamed("a", "b").gated(new Gate());
                default -> Answers.whole("hello");
            });
            String agent = "did:web:leaky";
            for (int run = 0; run < REPETITIONS; run++) {
                var calls = replicas.send(30, agent, ",\"stream\":true,\"max_tokens\":100");
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .until(() ->
                                calls.stream().filter(CompletableFuture::isDone).count() >= 15);
                calls.forEach(call -> call.cancel(true));
            }
            Awaitility.await("all settled").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                String limits = limits(replicas.client(0), agent);
                assertThat(limits).contains("\"reservations\":0").doesNotContainPattern("\"reservations\":[1-9]");
            });
        }
    }

    @Test
    void getsBackWhatAKilledReplicaHeld() {
        try (var redis = RedisServer.start();
                var replicas =
                        new Replicas(with(settings(redis.url(), "concurrent", 6), "gateway.limits.lease", "2s"))) {
            String agent = "did:web:run-0";
            Gate gate = new Gate();
            replicas.upstream()
                    .on(ScriptedProviders.OPENAI_CHAT, Answers.whole("late").gated(gate));
            var held = replicas.send(6, agent, "");
            awaitCalls(replicas.upstream(), 6);
            assertThat(statuses(replicas.send(3, agent, ""))).containsOnly(Map.entry(429, 3));

            replicas.gateway(2).close();

            // Two of six were that one's; the others are held for longer than a lease, because theirs are renewed.
            Awaitility.await("the dead one's slots")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> {
                        String limits = limits(replicas.client(0), agent);
                        return limits.contains("\"left\":2");
                    });
            gate.open();
            assertThat(statuses(held.subList(0, 2))).containsOnly(Map.entry(200, 2));
            Awaitility.await("all slots")
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> limits(replicas.client(0), agent).contains("\"left\":6"));
        }
    }

    @Test
    void spendsABudgetOnceForAllReplicas() {
        try (var redis = RedisServer.start();
                var replicas = new Replicas(settings(redis.url(), "budget.tokens-total", 1_500))) {
            replicas.upstream().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));
            int answered = 0;
            for (int round = 0; round < 15; round++) {
                answered += statuses(replicas.send(15, "did:web:run-0", ",\"max_tokens\":20"))
                        .getOrDefault(200, 0);
            }
            // 15 tokens an answer; what is left at last is less than one reservation.
            assertThat(answered * 15).isBetween(1_500 - 60, 1_500);
        }
    }

    @Test
    void goesOnWhereRedisRefusesThePassword() {
        try (var redis = RedisServer.start("--requirepass", "right");
                var replicas = new Replicas(with(
                        settings(redis.url(), "rpm", 4),
                        "quarkus.redis.password",
                        "wrong",
                        "gateway.limits.local-share",
                        "0.5"))) {
            replicas.upstream().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));

            // Each of three gives away its half of four.
            assertThat(statuses(replicas.send(30, "did:web:run-0", ""))).containsEntry(200, 6);
        }
    }

    @Test
    void isExactAgainAfterRedisHasForgottenItsScripts() {
        try (var redis = RedisServer.start();
                var replicas = new Replicas(settings(redis.url(), "rpm", LIMIT))) {
            replicas.upstream().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));
            statuses(replicas.send(9, "did:web:warm", ""));
            redis.restart();
            // A crowd, so that no connection of before the restart is left to fail in the run that counts.
            statuses(replicas.send(LOAD, "did:web:warm", ""));
            statuses(replicas.send(LOAD, "did:web:warm", ""));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                statuses(replicas.send(LOAD, "did:web:warm", ""));
                return IntStream.range(0, Replicas.COUNT)
                        .allMatch(i ->
                                replicas.client(i).get("/admin/limits").body().contains("\"kept_in\":\"redis\""));
            });
            admitsExactlyTheLimit(replicas);
        }
    }

    private static String[] settings(String hosts, String limit, int figure) {
        var all = new ArrayList<>(PLENTY);
        all.add("quarkus.redis.hosts");
        all.add(hosts);
        // Quotes in the name, as an agent's name has colons.
        for (int run = 0; run < REPETITIONS; run++) {
            all.add("gateway.limits.agents.\"did:web:run-" + run + "\"." + limit);
            all.add(Integer.toString(figure));
        }
        all.add("gateway.limits.agents.\"did:web:leaky\".tpm");
        all.add("100000");
        return all.toArray(String[]::new);
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toArray(String[]::new);
    }

    private static long refilled(long begunNanos) {
        long millis = Duration.ofNanos(System.nanoTime() - begunNanos).toMillis();
        return millis * LIMIT / 60_000 + 1;
    }

    private static String limits(RawClient client, String agent) {
        return client.get("/admin/limits/" + agent).body();
    }

    private static void awaitCalls(FakeUpstream upstream, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> upstream.requestsTo(ScriptedProviders.OPENAI_CHAT) == count);
    }

    private static Map<Integer, Integer> statuses(List<CompletableFuture<HttpResponse<String>>> calls) {
        var counts = new HashMap<Integer, Integer>();
        for (var call : calls) {
            try {
                counts.merge(call.join().statusCode(), 1, Integer::sum);
            } catch (CompletionException e) {
                counts.merge(0, 1, Integer::sum);
            }
        }
        return counts;
    }
}
