package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Who is charged for a call that several share, and leave. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.cache.scope", value = "shared"),
            @ResourceArg(name = "gateway.limits.enabled", value = "true"),
            @ResourceArg(name = "gateway.limits.rpm", value = "100000"),
            @ResourceArg(name = "gateway.limits.tpm", value = "100000000"),
            @ResourceArg(name = "gateway.limits.agents.\"did:web:first\".budget.tokens-total", value = "1000000000"),
            @ResourceArg(name = "gateway.limits.agents.\"did:web:second\".budget.tokens-total", value = "1000000000"),
            @ResourceArg(name = "gateway.models.primary-model.rpm", value = "100000"),
            @ResourceArg(name = "gateway.models.primary-model.tpm", value = "100000000"),
            @ResourceArg(name = "gateway.models.tight.id", value = "tight"),
            @ResourceArg(name = "gateway.models.tight.provider", value = "primary"),
            @ResourceArg(name = "gateway.models.tight.capabilities", value = "text,streaming"),
            @ResourceArg(name = "gateway.models.tight.tpm", value = "600"),
            @ResourceArg(name = "gateway.providers.primary.first-byte-timeout", value = "30s"),
            @ResourceArg(name = "gateway.providers.primary.idle-timeout", value = "30s"),
            @ResourceArg(name = "gateway.providers.primary.timeout", value = "60s")
        })
class SharedAccountTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FIRST = "did:web:first";
    private static final String SECOND = "did:web:second";
    private static final int TOKENS_OF_A_STREAM = 13;
    private static final int TOKENS_OF_A_WHOLE = 15;

    private final String question = "question " + UUID.randomUUID();
    private final Gate gate = new Gate();
    private RawClient client;
    private Usage first;
    private Usage second;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        client = new RawClient(RestAssured.port);
        first = new Usage(FIRST);
        second = new Usage(SECOND);
    }

    @AfterEach
    void close() {
        gate.open();
        client.close();
    }

    @Test
    void whoeverBeganItPaysWhileItStays() throws IOException {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();
        BufferedReader begins = begun(open("primary-model", FIRST));
        BufferedReader joins = begun(open("primary-model", SECOND));

        gate.open();
        readOn(begins);
        readOn(joins);

        first.awaitRequests(1);
        second.awaitRequests(1);
        first.assertTokens(TOKENS_OF_A_STREAM);
        second.assertTokens(0);
    }

    @Test
    void theHeirOfAStreamPaysAllOfItAndWhoLeftNothing() throws IOException {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();
        InputStream begins = open("primary-model", FIRST);
        begun(begins);
        BufferedReader stays = begun(open("primary-model", SECOND));

        begins.close();
        first.awaitRequests(1);
        gate.open();
        readOn(stays);

        second.awaitRequests(1);
        first.assertTokens(0);
        second.assertTokens(TOKENS_OF_A_STREAM);
    }

    @Test
    void theHeirOfAnAnswerThatIsWaitedForPaysAllOfIt() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi").gated(gate));
        var leaves = client.start(OPENAI_CHAT, body("primary-model", false), "X-Agent-Did", FIRST);
        primary().takeRequestTo(OPENAI_CHAT);
        var stays = client.start(OPENAI_CHAT, body("primary-model", false), "X-Agent-Did", SECOND);
        awaitRunning(2);

        leaves.cancel(true);
        first.awaitRequests(1);
        gate.open();

        assertThat(stays.orTimeout(20, TimeUnit.SECONDS).join().headers().firstValue("X-Gateway-Cache"))
                .hasValue("miss");
        second.awaitRequests(1);
        first.assertTokens(0);
        second.assertTokens(TOKENS_OF_A_WHOLE);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void theLastToLeaveAnAnswerThatIsWaitedForPaysTheInput() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi").gated(gate));
        var begins = client.start(OPENAI_CHAT, body("primary-model", false), "X-Agent-Did", FIRST);
        Received call = primary().takeRequestTo(OPENAI_CHAT);
        var joins = client.start(OPENAI_CHAT, body("primary-model", false), "X-Agent-Did", SECOND);
        awaitRunning(2);

        begins.cancel(true);
        first.awaitRequests(1);
        assertThat(call.aborted()).isNotDone();
        joins.cancel(true);

        second.awaitRequests(1);
        assertThat(call.aborted()).succeedsWithin(PATIENCE);
        first.assertTokens(0);
        assertThat(second.tokens()).isPositive();
        second.assertTokens(second.tokens());
    }

    @Test
    void theLimitsOfTheModelAreSettledWithWhatTheCallUsed() throws IOException {
        primary()
                .on(
                        OPENAI_CHAT,
                        Reply.sse(
                                        "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"one\"}}]}\n\n",
                                        "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                                                + "\"usage\":{\"prompt_tokens\":5000,\"completion_tokens\":1}}\n\n",
                                        "data: [DONE]\n\n")
                                .gated(gate));
        gate.release();
        InputStream begins = open("tight", FIRST);
        begun(begins);
        BufferedReader stays = begun(open("tight", SECOND));
        begins.close();
        first.awaitRequests(1);
        gate.open();
        readOn(stays);
        second.awaitRequests(1);

        var next = client.whole(
                OPENAI_CHAT, body("tight", false).replace("question", "other").getBytes(StandardCharsets.UTF_8));

        assertThat(next.statusCode()).isEqualTo(429);
        assertThat(next.body()).contains("E4402");
        // 4,401 tokens below zero at 600 a minute: once, not twice.
        assertThat(next.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(300L, 520L);
    }

    @RepeatedTest(5)
    void ofManyWhoComeAndGoExactlyOnePays() throws IOException {
        var random = new Random();
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();
        var leavers = new ArrayList<InputStream>();
        var stayers = new ArrayList<BufferedReader>();
        for (int i = 0; i < 16; i++) {
            InputStream stream = open("primary-model", random.nextBoolean() ? FIRST : SECOND);
            BufferedReader reader = begun(stream);
            if (i == 0 || random.nextBoolean() && i < 15) {
                leavers.add(stream);
            } else {
                stayers.add(reader);
            }
        }

        for (InputStream stream : leavers) {
            stream.close();
        }
        await().atMost(PATIENCE).until(() -> first.requests() + second.requests() == leavers.size());
        gate.open();
        for (BufferedReader reader : stayers) {
            readOn(reader);
        }

        await().atMost(PATIENCE).until(() -> first.requests() + second.requests() == 16);
        assertThat(first.tokens() + second.tokens()).isEqualTo(TOKENS_OF_A_STREAM);
        first.assertTokens(first.tokens());
        second.assertTokens(second.tokens());
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
        await().atMost(PATIENCE)
                .until(() -> RestAssured.get("/admin/queue").jsonPath().getInt("totals.called")
                        == RestAssured.get("/admin/queue").jsonPath().getInt("totals.ended"));
    }

    private InputStream open(String model, String agent) {
        return client.open(OPENAI_CHAT, body(model, true), "X-Agent-Did", agent).body();
    }

    private String body(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"max_tokens\":20,\"stream\":" + stream
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
    }

    private static void awaitRunning(int count) {
        await().atMost(PATIENCE)
                .until(() -> Usage.limits(FIRST).getInt("limits.reservations.max()")
                                + Usage.limits(SECOND).getInt("limits.reservations.max()")
                        == count);
    }

    private static BufferedReader begun(InputStream body) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        assertThat(lines.readLine()).contains("\"content\":\"one\"");
        return lines;
    }

    private static void readOn(BufferedReader lines) {
        assertThat(lines.lines().filter(line -> !line.isEmpty()).toList())
                .last()
                .isEqualTo("data: [DONE]");
    }

    /** What an agent has used since this was made, by both books. */
    private static final class Usage {

        private final String agent;
        private final int requestsBefore;
        private final int tokensBefore;
        private final int leftBefore;

        private Usage(String agent) {
            this.agent = agent;
            this.requestsBefore = total("requests");
            this.tokensBefore = total("input_tokens") + total("output_tokens");
            this.leftBefore = left();
        }

        private static JsonPath limits(String agent) {
            return RestAssured.get("/admin/limits/" + agent).jsonPath();
        }

        private int total(String figure) {
            return RestAssured.get("/admin/usage?group=agent&agent=" + agent)
                    .jsonPath()
                    .getInt("total." + figure);
        }

        private int left() {
            List<Integer> left = limits(agent).getList("limits.findAll { it.measure == 'token_budget' }.left");
            return left.getFirst();
        }

        int requests() {
            return total("requests") - requestsBefore;
        }

        int tokens() {
            return total("input_tokens") + total("output_tokens") - tokensBefore;
        }

        void awaitRequests(int count) {
            await().atMost(PATIENCE).until(() -> requests() == count);
        }

        void assertTokens(int count) {
            assertThat(tokens()).isEqualTo(count);
            assertThat(leftBefore - left()).isEqualTo(count);
            assertThat(limits(agent).getList("limits.reservations", Integer.class))
                    .containsOnly(0);
        }
    }
}
