package io.modelgateway.queue;

import static io.modelgateway.fixtures.SlottedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.SlottedProviders.backup;
import static io.modelgateway.fixtures.SlottedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.SlottedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots and the line in front of them, through the running gateway. */
@QuarkusTest
@WithTestResource(SlottedProviders.class)
class QueueStageTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private final Gate gate = new Gate();
    private final List<Gate> streams = new ArrayList<>();
    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        backup().reset();
        primary().on(OPENAI_CHAT, Answers.whole("from primary").gated(gate));
        backup().on(OPENAI_CHAT, Answers.whole("from backup").gated(gate));
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        gate.open();
        streams.forEach(Gate::open);
        RestAssured.post("/admin/queue/primary/resume");
        awaitIdle();
        client.close();
    }

    private CompletableFuture<HttpResponse<String>> ask(String model, String... headers) {
        return client.start(OPENAI_CHAT, body(model, false), headers);
    }

    private static String body(String model, boolean streamed) {
        return "{\"model\":\"" + model + "\",\"stream\":" + streamed
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    }

    private void occupy() {
        ask("plain-model");
        ask("plain-model");
        awaitCalls(2);
    }

    private static void awaitCalls(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> primary().requestsTo(OPENAI_CHAT) == count);
    }

    private static void awaitWaiting(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> queue().getInt("totals.waiting") == count);
    }

    private static void awaitIdle() {
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            JsonPath queue = queue();
            return queue.getInt("totals.waiting") == 0 && queue.getInt("totals.called") == queue.getInt("totals.ended");
        });
    }

    private static JsonPath queue() {
        return RestAssured.get("/admin/queue").jsonPath();
    }

    @Test
    void callsNoMoreThanThereAreSlotsAndTellsTheTimeInLine() {
        occupy();
        var third = ask("plain-model");
        awaitWaiting(1);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isEqualTo(2);

        gate.release();

        awaitCalls(3);
        gate.open();
        assertThat(third.join().statusCode()).isEqualTo(200);
        assertThat(third.join().headers().firstValue("X-Gateway-Queue-Ms")).isPresent();
    }

    @Test
    void saysNothingOfALineToWhoDidNotWait() {
        gate.open();

        assertThat(ask("plain-model").join().headers().firstValue("X-Gateway-Queue-Ms"))
                .isEmpty();
    }

    @Test
    void callsHighBeforeLow() {
        occupy();
        var low = ask("plain-model", "X-Gateway-Priority", "low");
        awaitWaiting(1);
        var high = ask("plain-model", "X-Gateway-Priority", "high");
        awaitWaiting(2);

        gate.release();
        awaitCalls(3);
        gate.release(2);

        assertThat(high.join().statusCode()).isEqualTo(200);
        assertThat(low.isDone()).isFalse();
    }

    @Test
    void movesToTheFreeSlotOfAFallback() {
        occupy();

        var moved = ask("chained-model");

        await().atMost(Duration.ofSeconds(10)).until(() -> backup().requestsTo(OPENAI_CHAT) == 1);
        gate.open();
        assertThat(moved.join().headers().firstValue("X-Gateway-Provider")).hasValue("backup");
        assertThat(moved.join().headers().firstValue("X-Gateway-Attempts")).hasValue("1");
    }

    @Test
    void waitsForTheOnlyModelThatWasNamed() {
        occupy();

        var waiting = ask("plain-model");

        awaitWaiting(1);
        assertThat(backup().requestsTo(OPENAI_CHAT)).isZero();
        gate.open();
        assertThat(waiting.join().headers().firstValue("X-Gateway-Provider")).hasValue("primary");
    }

    @Test
    void modelWithSlotsOfItsOwnWaitsForNobodyElse() {
        occupy();

        ask("own-slot-model");

        awaitCalls(3);
        ask("own-slot-model");
        awaitWaiting(1);
    }

    @Test
    void leavesTheLineAtItsDeadline() {
        occupy();

        var late = ask("plain-model", "X-Gateway-Deadline-Ms", "150").join();

        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(late.body()).contains("\"code\":\"E4202\"", "\"position\":1");
        assertThat(late.headers().firstValue("X-Gateway-Queue-Position")).hasValue("1");
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
        assertThat(primary().requestsTo(OPENAI_CHAT)).isEqualTo(2);
    }

    @Test
    void leavesTheLineWhenTheLatencyAskedForHasPassed() {
        occupy();

        var late = ask("plain-model", "X-Gateway-Max-Latency-Ms", "150").join();

        assertThat(late.statusCode()).isEqualTo(504);
    }

    @Test
    void clientThatLeavesFreesItsPlaceAtOnce() {
        occupy();
        var waiting = ask("plain-model");
        awaitWaiting(1);

        waiting.cancel(true);

        awaitWaiting(0);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isEqualTo(2);
    }

    @Test
    void clientThatLeavesDuringItsCallFreesTheSlot() {
        var first = ask("plain-model");
        ask("plain-model");
        awaitCalls(2);
        ask("plain-model");
        awaitWaiting(1);

        first.cancel(true);

        awaitCalls(3);
    }

    @Test
    void streamHoldsItsSlotUntilItsEnd() {
        Gate first = openStream();
        openStream();
        ask("plain-model");
        awaitWaiting(1);

        first.open();

        awaitCalls(3);
    }

    @Test
    void clientThatLeavesItsStreamFreesTheSlot() throws IOException {
        primary().enqueue(begun(new Gate()), begun(new Gate()));
        var first = client.open(OPENAI_CHAT, body("plain-model", true));
        client.open(OPENAI_CHAT, body("plain-model", true));
        ask("plain-model");
        awaitWaiting(1);

        first.body().close();

        awaitCalls(3);
    }

    /** Opens a stream whose first piece has come; the gate lets the rest go. */
    private Gate openStream() {
        var rest = new Gate();
        primary().enqueue(begun(rest));
        assertThat(client.open(OPENAI_CHAT, body("plain-model", true)).statusCode())
                .isEqualTo(200);
        return rest;
    }

    private Reply begun(Gate rest) {
        rest.release();
        streams.add(rest);
        return Answers.streamed("a", "b").gated(rest);
    }

    @Test
    void pauseBeforeARepetitionHoldsNoSlot() {
        // Three calls for two slots: the third gets its turn while the first ones pause.
        primary()
                .enqueue(
                        Answers.error(503).withHeader("Retry-After", "1"),
                        Answers.error(503).withHeader("Retry-After", "1"));
        gate.open();
        var first = ask("plain-model");
        var second = ask("plain-model");
        awaitCalls(2);

        var third = ask("plain-model").join();

        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(first.isDone() || second.isDone()).isFalse();
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
    }

    @Test
    void failedCallsGiveTheirSlotsBack() {
        primary().on(OPENAI_CHAT, Answers.error(400));

        for (int i = 0; i < 5; i++) {
            assertThat(ask("plain-model").join().statusCode()).isEqualTo(400);
        }

        assertThat(queue().getInt("pools.find { it.provider == 'primary' && !it.model }.in_use"))
                .isZero();
    }

    @Test
    void showsTheLineWithoutPrompts() {
        occupy();
        ask("plain-model", "X-Gateway-Priority", "low", "X-Agent-Did", "did:web:waiting.example");
        awaitWaiting(1);

        var answer = RestAssured.get("/admin/queue");

        assertThat(answer.asString()).doesNotContain("hello");
        var pool = answer.jsonPath().getMap("pools.find { it.provider == 'primary' && !it.model }");
        assertThat(pool).containsEntry("in_use", 2).containsEntry("limit", 2).containsEntry("mode", "open");
        var person = answer.jsonPath().getMap("pools.find { it.waiting.size() > 0 }.waiting[0]");
        assertThat(person)
                .containsEntry("position", 1)
                .containsEntry("agent", "did:web:waiting.example")
                .containsEntry("priority", "low")
                .containsKeys("request_id", "waited_ms", "remaining_ms", "bytes");
    }

    @Test
    void pausedProviderCallsNobodyUntilItIsResumed() {
        gate.open();
        RestAssured.post("/admin/queue/primary/pause").then().statusCode(200);
        var waiting = ask("plain-model");
        awaitWaiting(1);

        RestAssured.post("/admin/queue/primary/resume");

        assertThat(waiting.join().statusCode()).isEqualTo(200);
    }

    @Test
    void drainedProviderRefusesNewcomersAndTheChainGoesOn() {
        gate.open();
        RestAssured.post("/admin/queue/primary/drain");

        var refused = ask("plain-model").join();
        var moved = ask("chained-model").join();

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("\"code\":\"E4201\"");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(moved.headers().firstValue("X-Gateway-Provider")).hasValue("backup");
    }

    @Test
    void refusesToPauseWhatIsNotConfigured() {
        RestAssured.post("/admin/queue/nobody/pause").then().statusCode(400);
    }

    @Test
    void measuresSlotsDepthWaitsAndRefusals() {
        occupy();
        ask("plain-model");
        awaitWaiting(1);
        ask("plain-model", "X-Gateway-Deadline-Ms", "20").join();

        String during = metrics();
        gate.open();
        awaitIdle();
        String after = metrics();

        String pool = "{model=\"none\",provider=\"primary\"";
        assertThat(during).contains("gateway_slots_in_use" + pool + "} 2.0", "gateway_slots_limit" + pool + "} 2.0");
        assertThat(during).contains("gateway_slots_utilization" + pool + "} 1.0");
        assertThat(during).contains("gateway_queue_depth{model=\"none\",priority=\"normal\",provider=\"primary\"} 1.0");
        assertThat(after).contains("gateway_slots_in_use" + pool + "} 0.0", "gateway_queue_wait_seconds_bucket");
        assertThat(after).containsPattern("gateway_queue_refusals_total\\{.*reason=\"(expired|hopeless)\"} ");
    }

    private String metrics() {
        return RestAssured.get(metrics).asString();
    }
}
