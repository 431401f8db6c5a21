package io.modelgateway.queue;

import static io.modelgateway.fixtures.SlottedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.SlottedProviders.PRIMARY_SLOTS;
import static io.modelgateway.fixtures.SlottedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.SlottedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two slots and hundreds of clients over real sockets. Counts are asserted, times only by their order. */
@QuarkusTest
@WithTestResource(SlottedProviders.class)
class CrowdedGatewayTest {

    private static final int CLIENTS = 500;
    private static final long SERVICE_MILLIS = 10;

    private final ScheduledExecutorService service = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger busiest = new AtomicInteger();
    private final Random random = new Random(5);
    private ManyClients clients;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        primary().on(OPENAI_CHAT, request -> work());
        clients = new ManyClients(RestAssured.port);
        clients.forgetSlowCalls(60);
    }

    @AfterEach
    void close() {
        service.shutdownNow();
        clients.close();
    }

    private Reply work() {
        busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
        var done = new Gate();
        service.schedule(
                () -> {
                    busy.decrementAndGet();
                    done.open();
                },
                SERVICE_MILLIS,
                TimeUnit.MILLISECONDS);
        return Answers.whole("done").gated(done);
    }

    @Test
    void everyClientIsAnsweredOrRefusedAsDocumentedAndHighHardlyWaits() {
        var crowd = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < CLIENTS - 30; i++) {
            long deadline = random.nextBoolean() ? 20_000 : 200 + random.nextInt(3_000);
            crowd.add(clients.ask(i % 3 == 0 ? "normal" : "low", i % 20, deadline));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> queue().getInt("totals.waiting") > 50);
        var high = new ArrayList<HttpResponse<String>>();
        for (int i = 0; i < 30; i++) {
            high.add(clients.ask("high", 99, 20_000).join());
        }
        var answers = crowd.stream().map(CompletableFuture::join).toList();

        assertThat(high).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers).allSatisfy(ManyClients::isAnsweredOrRefusedAsDocumented);
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 200);
        assertThat(answers).anyMatch(answer -> answer.statusCode() == 504);
        // The slowest of HIGH against the middle of LOW that waited and was answered.
        var low = waits(answers);
        assertThat(waits(high).getLast()).isLessThan(low.get(low.size() / 2));
        assertNothingLeaked();
    }

    private static List<Long> waits(List<HttpResponse<String>> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(ManyClients::queuedMillis)
                .sorted()
                .toList();
    }

    @Test
    void everybodyWhoHasTimeIsAnsweredWithNeverMoreCallsThanSlots() {
        var crowd = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 300; i++) {
            crowd.add(clients.ask("normal", i % 20, 60_000));
        }

        assertThat(crowd).allMatch(call -> call.join().statusCode() == 200);
        assertThat(busiest.get()).isLessThanOrEqualTo(PRIMARY_SLOTS);
        assertNothingLeaked();
    }

    @Test
    void clientsThatLeaveAtAnyMomentLeakNothing() {
        var crowd = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 300; i++) {
            var call = clients.ask("normal", i % 7, 20_000);
            crowd.add(call);
            // Before the head, in line, about to be called, during the call.
            service.schedule(() -> call.cancel(true), random.nextInt(900), TimeUnit.MILLISECONDS);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> crowd.stream().allMatch(CompletableFuture::isDone));

        assertNothingLeaked();
        assertThat(clients.ask("low", 1, 20_000).join().statusCode()).isEqualTo(200);
    }

    private static void assertNothingLeaked() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonPath queue = queue();
            assertThat(queue.getInt("totals.waiting")).isZero();
            assertThat(queue.getLong("totals.called")).isEqualTo(queue.getLong("totals.ended"));
            assertThat(queue.getList("pools.in_use", Integer.class)).allMatch(inUse -> inUse == 0);
        });
    }

    private static JsonPath queue() {
        return RestAssured.get("/admin/queue").jsonPath();
    }
}
