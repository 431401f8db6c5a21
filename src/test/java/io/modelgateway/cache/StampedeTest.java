package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many who ask the same at once, over the running gateway. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            // Streams stand still here for as long as a slow machine takes.
            @ResourceArg(name = "gateway.providers.primary.first-byte-timeout", value = "30s"),
            @ResourceArg(name = "gateway.providers.primary.idle-timeout", value = "30s"),
            @ResourceArg(name = "gateway.providers.primary.timeout", value = "60s"),
            @ResourceArg(name = "gateway.providers.primary.max-concurrent", value = "1")
        })
class StampedeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String question = "question " + UUID.randomUUID();
    private final Gate gate = new Gate();
    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        gate.open();
        client.close();
    }

    @RepeatedTest(5)
    void wholeAnswersShareOneCall() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi").gated(gate));
        var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 40; i++) {
            calls.add(client.start(OPENAI_CHAT, body(false)));
        }
        primary().takeRequestTo(OPENAI_CHAT);
        gate.open();

        List<String> outcomes = calls.stream()
                .map(call -> call.orTimeout(10, TimeUnit.SECONDS).join())
                .peek(response -> assertThat(response.statusCode()).isEqualTo(200))
                .map(response ->
                        response.headers().firstValue("X-Gateway-Cache").orElseThrow())
                .toList();

        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
        assertThat(outcomes).containsOnlyOnce("miss").contains("hit-exact");
    }

    @Test
    void lateJoinersOfAStreamGetWhatHasGoneBy() throws IOException {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();
        var first = lines(client.open(OPENAI_CHAT, body(true)).body());
        assertThat(nextEvent(first)).contains("\"content\":\"one\"");

        var response = client.open(OPENAI_CHAT, body(true));
        var second = lines(response.body());

        assertThat(response.headers().firstValue("X-Gateway-Cache")).hasValue("hit-exact");
        assertThat(response.headers().firstValue("X-Gateway-Model")).hasValue("primary-model");
        assertThat(nextEvent(second)).contains("\"content\":\"one\"");
        gate.open();
        for (BufferedReader reader : List.of(first, second)) {
            assertThat(nextEvent(reader)).contains("\"content\":\"two\"");
            assertThat(nextEvent(reader)).contains("\"finish_reason\":\"stop\"");
            assertThat(nextEvent(reader)).isEqualTo("data: [DONE]");
        }
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void theCallGoesOnForThoseWhoStayAndEndsWithTheLast() throws IOException {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();
        InputStream first = client.open(OPENAI_CHAT, body(true)).body();
        nextEvent(lines(first));
        InputStream second = client.open(OPENAI_CHAT, body(true)).body();
        BufferedReader stays = lines(second);
        nextEvent(stays);
        Received call = primary().takeRequestTo(OPENAI_CHAT);

        first.close();
        gate.release();
        assertThat(nextEvent(stays)).contains("\"content\":\"two\"");
        assertThat(call.aborted()).isNotDone();

        second.close();
        assertThat(call.aborted()).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @RepeatedTest(5)
    void theSlotStaysWithTheCallWhenWhoeverBeganItLeaves() throws IOException {
        String agent = "did:web:" + UUID.randomUUID();
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();
        InputStream first =
                client.open(OPENAI_CHAT, body(true), "X-Agent-Did", agent).body();
        nextEvent(lines(first));
        BufferedReader stays =
                lines(client.open(OPENAI_CHAT, body(true), "X-Agent-Did", agent).body());
        nextEvent(stays);
        first.close();
        awaitRequests(agent, 1);

        var other = client.start(OPENAI_CHAT, body(false), "X-Agent-Did", "did:web:other");
        await().atMost(PATIENCE)
                .until(() -> RestAssured.get("/admin/queue").jsonPath().getInt("totals.waiting") == 1);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();

        primary().on(OPENAI_CHAT, Answers.whole("Hi"));
        gate.open();
        assertThat(nextEvent(stays)).contains("\"content\":\"two\"");
        assertThat(other.orTimeout(20, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
        awaitRequests(agent, 2);
        await().atMost(PATIENCE).until(() -> {
            var totals = RestAssured.get("/admin/queue").jsonPath();
            return totals.getInt("totals.called") == totals.getInt("totals.ended");
        });
    }

    /** Requests are counted when they are over. */
    private static void awaitRequests(String agent, int count) {
        await().atMost(PATIENCE)
                .until(() -> RestAssured.get("/admin/usage?group=agent&agent=" + agent)
                                .jsonPath()
                                .getInt("total.requests")
                        == count);
    }

    @Test
    void whoeverHasLittleTimeFailsAlone() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi").gated(gate));
        var patient = client.start(OPENAI_CHAT, body(false));
        primary().takeRequestTo(OPENAI_CHAT);

        var hasty =
                client.whole(OPENAI_CHAT, body(false).getBytes(StandardCharsets.UTF_8), "X-Gateway-Deadline-Ms", "100");

        assertThat(hasty.statusCode()).isEqualTo(504);
        assertThat(hasty.body()).contains("E4202");
        gate.open();
        assertThat(patient.orTimeout(5, TimeUnit.SECONDS).join().statusCode()).isEqualTo(200);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void aFailureIsSharedButNotKept() {
        primary().on(OPENAI_CHAT, Answers.error(400).gated(gate));
        var calls = List.of(client.start(OPENAI_CHAT, body(false)), client.start(OPENAI_CHAT, body(false)));
        primary().takeRequestTo(OPENAI_CHAT);
        gate.open();
        calls.forEach(
                call -> assertThat(call.orTimeout(5, TimeUnit.SECONDS).join().statusCode())
                        .isEqualTo(400));
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));

        var next = client.start(OPENAI_CHAT, body(false)).join();

        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.headers().firstValue("X-Gateway-Cache")).hasValue("miss");
    }

    private String body(boolean stream) {
        return "{\"model\":\"primary-model\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                + question + "\"}]}";
    }

    private static BufferedReader lines(InputStream body) {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    private static String nextEvent(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && line.isEmpty()) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }
}
