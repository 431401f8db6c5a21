package io.modelgateway.queue;

import static io.modelgateway.fixtures.SlottedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.SlottedProviders.PRIMARY_SLOTS;
import static io.modelgateway.fixtures.SlottedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.SlottedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * More requests than two slots can serve, over real sockets, at a steady rate whatever becomes of them. What is answered in
 * time is held against what the slots can do: calls of a fixed length, so that a slow machine changes both alike.
 */
@QuarkusTest
@WithTestResource(SlottedProviders.class)
class GoodputTest {

    private static final Logger LOG = Logger.getLogger(GoodputTest.class);
    private static final long SERVICE_MILLIS = 100;
    private static final long DEADLINE_MILLIS = 1_000;
    private static final long PHASE_MILLIS = 4_000;

    /** What the slots could serve in a phase, if calls cost nothing beside the provider's time. */
    private static final double MOST = (double) PRIMARY_SLOTS * PHASE_MILLIS / SERVICE_MILLIS;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ManyClients clients;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        primary().on(OPENAI_CHAT, request -> work());
        clients = new ManyClients(RestAssured.port);
        clients.forgetSlowCalls(30);
    }

    @AfterEach
    void close() {
        timer.shutdownNow();
        clients.close();
    }

    private Reply work() {
        var done = new Gate();
        timer.schedule(done::open, SERVICE_MILLIS, TimeUnit.MILLISECONDS);
        return Answers.whole("done").gated(done);
    }

    /** Sends so many times what the slots can serve, evenly. */
    private List<HttpResponse<String>> offered(int times) {
        int count = (int) (MOST * times);
        var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < count; i++) {
            int agent = i % 7;
            boolean low = i % 3 == 0;
            var call = new CompletableFuture<HttpResponse<String>>();
            timer.schedule(
                    () -> clients.ask(low ? "low" : "normal", agent, DEADLINE_MILLIS)
                            .whenComplete((answer, failure) -> {
                                if (failure == null) {
                                    call.complete(answer);
                                } else {
                                    call.completeExceptionally(failure);
                                }
                            }),
                    i * PHASE_MILLIS / count,
                    TimeUnit.MILLISECONDS);
            calls.add(call);
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void whatIsAnsweredInTimeStaysAtCapacityHoweverMuchIsOffered() {
        for (int times : new int[] {1, 2, 5}) {
            long before = primary().requestsTo(OPENAI_CHAT);
            List<HttpResponse<String>> answers = offered(times);
            long answered = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            long called = primary().requestsTo(OPENAI_CHAT) - before;
            LOG.infof("offered %d times: %d of %.0f answered, by %d calls", times, answered, MOST, called);

            assertThat(answers).allSatisfy(ManyClients::isAnsweredOrRefusedAsDocumented);
            assertThat((double) answered).isGreaterThan(0.85 * MOST);
            // No slot is spent on an answer that comes too late.
            assertThat((double) answered).isGreaterThanOrEqualTo(0.95 * called);
        }
    }

    @Test
    void underLoadHighWaitsForHardlyMoreThanOneCall() {
        var idle = clients.ask("high", 99, 20_000).join();
        var load = CompletableFuture.supplyAsync(() -> offered(5));
        var waits = new ArrayList<Long>();
        while (!load.isDone()) {
            var answer = clients.ask("high", 99, 20_000).join();
            assertThat(answer.statusCode()).isEqualTo(200);
            waits.add(ManyClients.queuedMillis(answer));
        }
        waits.sort(null);
        long nearlyAll = waits.get((int) (0.99 * (waits.size() - 1)));
        LOG.infof(
                "HIGH waited %d ms idle; under load the 99th percentile of %d is %d ms",
                ManyClients.queuedMillis(idle), waits.size(), nearlyAll);

        assertThat(ManyClients.queuedMillis(idle)).isZero();
        assertThat(waits).hasSizeGreaterThan(10);
        assertThat(nearlyAll).isLessThan(3 * SERVICE_MILLIS);
    }
}
