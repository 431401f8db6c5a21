package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class ChatCompletionsTest {

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void passesWholeAnswerThroughUnchangedWithGatewayHeaders() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));

        RestAssured.given()
                .contentType("application/json")
                .body("""
                        {"model":"primary-model","x_vendor":{"b":1.50,"a":[1e3]},
                         "messages":[{"role":"user","content":"hello"}]}""")
                .post(OPENAI_CHAT)
                .then()
                .statusCode(200)
                .header("X-Gateway-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .header("X-Gateway-Model", "primary-model")
                .header("X-Gateway-Provider", "primary")
                .header("X-Gateway-Attempts", "1")
                // 10 tokens at 2 USD and 5 at 10 USD per million: 0.00007 USD
                .header("X-Gateway-Cost-Cents", "0.007")
                .header("Content-Length", matchesPattern("\\d+"))
                .body("system_fingerprint", equalTo("fp_1"))
                .body("choices[0].message.content", equalTo("Hi"));

        var sent = primary().takeRequestTo(OPENAI_CHAT);
        assertThat(sent.bodyText()).contains("\"model\":\"primary-model\"", "\"x_vendor\":{\"b\":1.50,\"a\":[1e3]}");
        assertThat(sent.header("authorization")).hasValue("Bearer upstream-secret-of-primary");
    }

    @Test
    void neverForwardsTheClientsOwnKey() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));

        client.lines(OPENAI_CHAT, body(false), "Authorization", "Bearer the-clients-key", "x-api-key", "another");

        var sent = primary().takeRequestTo(OPENAI_CHAT);
        assertThat(sent.headers().values()).noneMatch(value -> value.contains("the-clients-key"));
        assertThat(sent.header("x-api-key")).isEmpty();
    }

    @Test
    void streamsEveryEventAsItComes() throws IOException {
        var gate = new Gate();
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two").gated(gate));
        gate.release();

        var response = client.open(OPENAI_CHAT, body(true));
        var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(nextEvent(lines)).contains("\"content\":\"one\"");
        gate.release();
        assertThat(nextEvent(lines)).contains("\"content\":\"two\"");
        gate.open();
        assertThat(nextEvent(lines)).contains("\"finish_reason\":\"stop\"");
        assertThat(nextEvent(lines)).isEqualTo("data: [DONE]");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).contains("\"include_usage\":true");
    }

    @Test
    void showsUsageOfAStreamOnlyWhereAsked() {
        primary().on(OPENAI_CHAT, Answers.streamed("one"));

        String without =
                String.join("", client.lines(OPENAI_CHAT, body(true)).body().toList());
        String with = String.join("", client.lines(OPENAI_CHAT, """
                                {"model":"primary-model","stream":true,"stream_options":{"include_usage":true},
                                 "messages":[{"role":"user","content":"hello"}]}""").body().toList());

        assertThat(without).doesNotContain("prompt_tokens");
        assertThat(with).contains("\"prompt_tokens\":10");
    }

    @Test
    void endsABrokenStreamWithAnErrorEvent() {
        primary().on(OPENAI_CHAT, Reply.sse(firstEvents()).thenCut());

        var response = client.lines(OPENAI_CHAT, body(true));
        String text = String.join("\n", response.body().toList());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(text).contains("\"content\":\"begun\"", "\"code\":\"E4604\"").doesNotContain("[DONE]");
    }

    @Test
    void endsASilentStreamAfterTheIdleTimeout() {
        primary().on(OPENAI_CHAT, Reply.sse(firstEvents()).thenHang());

        String text =
                String.join("\n", client.lines(OPENAI_CHAT, body(true)).body().toList());

        assertThat(text).contains("\"content\":\"begun\"", "\"code\":\"E4604\"");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).aborted()).succeedsWithin(5, TimeUnit.SECONDS);
    }

    @Test
    void cancelsTheUpstreamWhenTheClientLeavesAStream() throws IOException {
        primary().on(OPENAI_CHAT, Reply.sse(firstEvents()).thenHang());

        var response = client.open(OPENAI_CHAT, body(true));
        assertThat(response.body().read()).isPositive();
        response.body().close();

        assertThat(primary().takeRequestTo(OPENAI_CHAT).aborted()).succeedsWithin(600, TimeUnit.MILLISECONDS);
    }

    @Test
    void cancelsTheUpstreamWhenTheClientLeavesBeforeAWholeAnswer() {
        primary().on(OPENAI_CHAT, Reply.hangBeforeHead());

        var call = client.start(OPENAI_CHAT, body(false));
        var sent = primary().takeRequestTo(OPENAI_CHAT);
        call.cancel(true);
        client.close();

        assertThat(sent.aborted()).succeedsWithin(600, TimeUnit.MILLISECONDS);
    }

    @Test
    void triesAgainWhereAStreamBeginsWithAnOverload() {
        String overload = "data: {\"error\":{\"type\":\"overloaded\",\"message\":\"busy\"}}\n\n";
        primary()
                .on(
                        OPENAI_CHAT,
                        request ->
                                primary().requestsTo(OPENAI_CHAT) < 1 ? Reply.sse(overload) : Answers.streamed("one"));

        var response = client.lines(OPENAI_CHAT, body(true));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Gateway-Attempts")).hasValue("2");
        assertThat(String.join("", response.body().toList())).contains("\"content\":\"one\"");
    }

    @Test
    void doesNotBlameTheProviderForTheCallersShortDeadline() {
        primary().on(OPENAI_CHAT, Reply.hangBeforeHead());

        for (int call = 0; call < 6; call++) {
            var response = client.whole(
                    OPENAI_CHAT, body(false).getBytes(StandardCharsets.UTF_8), "X-Gateway-Deadline-Ms", "40");

            assertThat(response.statusCode()).isEqualTo(504);
            assertThat(response.body()).contains("E4202", "\"deadline_passed\":true");
        }
        RestAssured.get("/admin/circuits")
                .then()
                .body("circuits.find { it.provider == 'primary' }.state", equalTo("closed"));
    }

    @Test
    void tellsTheProvidersFailureWhereTheCircuitStopsTheRetry() {
        primary().on(OPENAI_CHAT, Answers.error(400));
        client.whole(OPENAI_CHAT, body(false).getBytes(StandardCharsets.UTF_8));
        primary().on(OPENAI_CHAT, Answers.error(500));

        var first = client.whole(OPENAI_CHAT, body(false).getBytes(StandardCharsets.UTF_8));
        var second = client.whole(OPENAI_CHAT, body(false).getBytes(StandardCharsets.UTF_8));
        var third = client.whole(OPENAI_CHAT, body(false).getBytes(StandardCharsets.UTF_8));

        assertThat(first.headers().firstValue("X-Gateway-Attempts")).hasValue("3");
        assertThat(second.headers().firstValue("X-Gateway-Attempts")).hasValue("2");
        assertThat(second.body()).contains("E4200");
        assertThat(third.statusCode()).isEqualTo(503);
        assertThat(third.body()).contains("E4701");
    }

    private static String[] firstEvents() {
        return new String[] {
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                    + "[{\"index\":0,\"delta\":{\"content\":\"begun\"},\"finish_reason\":null}]}\n\n"
        };
    }

    private static String nextEvent(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && line.isEmpty()) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    private static String body(boolean streamed) {
        return "{\"model\":\"primary-model\",\"stream\":" + streamed
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    }
}
