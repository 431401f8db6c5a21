package io.modelgateway.queue;

import static io.modelgateway.fixtures.SlottedProviders.OPENAI_CHAT;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the process does to protect itself, with two megabytes for bodies and half a second for slow readers. */
@QuarkusTest
@WithTestResource(SlottedProviders.class)
class OverloadedGatewayTest {

    private static final long MOST_IN_FLIGHT = 32L * 1024 * 1024;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @TestHTTPResource(value = "/health/live", management = true)
    URL liveness;

    private final Gate gate = new Gate();
    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("hello").gated(gate));
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        gate.open();
        client.close();
    }

    private CompletableFuture<HttpResponse<String>> ask(int padding, String priority) {
        String body = "{\"model\":\"plain-model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(padding)
                + "\"}]}";
        return client.start(OPENAI_CHAT, body, "X-Gateway-Priority", priority);
    }

    @Test
    void refusesLowThenNormalThenAllWhileBodiesFillTheMemoryAndRecoversAtOnce() {
        var first = ask(850_000, "normal");
        var second = ask(850_000, "normal");
        await().atMost(Duration.ofSeconds(10)).until(() -> primary().requestsTo(OPENAI_CHAT) == 2);

        var low = ask(10, "low").join();
        var tooMuch = ask(350_000, "high").join();
        var normal = ask(10, "normal");
        gate.open();

        assertThat(low.statusCode()).isEqualTo(503);
        assertThat(low.body()).contains("\"code\":\"E4201\"");
        assertThat(low.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(tooMuch.statusCode()).isEqualTo(503);
        assertThat(normal.join().statusCode()).isEqualTo(200);
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        assertThat(RestAssured.get(liveness).statusCode()).isEqualTo(200);
        assertThat(ask(10, "low").join().statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5)).until(() -> metrics().contains("gateway_bodies_bytes 0.0"));
        assertThat(metrics()).contains("gateway_overload_refusals_total{priority=\"low\",reason=\"bytes\"}");
    }

    @Test
    void cutsOffAClientThatDoesNotReadItsStreamAndFreesTheSlot() throws IOException {
        primary().enqueue(endless());
        double before = stalled();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setReceiveBufferSize(8 * 1024);
            socket.getOutputStream().write(streamRequest().getBytes(StandardCharsets.US_ASCII));

            var received = primary().takeRequestTo(OPENAI_CHAT);

            received.aborted()
                    .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
            assertThat(received.bytesSent().get()).isLessThan(MOST_IN_FLIGHT);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> stalled() == before + 1);
        assertThat(RestAssured.get("/admin/queue").jsonPath().getInt("pools.find { it.provider == 'primary' }.in_use"))
                .isZero();
    }

    @Test
    void turnsAwayWhoSendsABodyDropByDrop() throws IOException {
        var answer = new ByteArrayOutputStream();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(50);
            socket.getOutputStream()
                    .write(("POST " + OPENAI_CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            // A drop whenever nothing has come for a moment, far fewer than the body has.
            for (int drops = 0;
                    drops < 900 && !answer.toString(StandardCharsets.US_ASCII).contains("E4500");
                    drops++) {
                try {
                    answer.write(Math.max(' ', socket.getInputStream().read()));
                } catch (SocketTimeoutException nothingYet) {
                    socket.getOutputStream().write(' ');
                }
            }
        }

        assertThat(answer.toString(StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 400")
                .contains("did not arrive");
    }

    private static String streamRequest() {
        String body =
                "{\"model\":\"plain-model\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
        return "POST " + OPENAI_CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Reply endless() {
        byte[] chunk =
                ("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                                + "[{\"index\":0,\"delta\":{\"content\":\"" + "y".repeat(60_000)
                                + "\"},\"finish_reason\":null}]}\n\n")
                        .getBytes(StandardCharsets.US_ASCII);
        return Reply.stream("text/event-stream", () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public byte[] next() {
                return chunk;
            }
        });
    }

    private double stalled() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("gateway_streams_stalled_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String metrics() {
        return RestAssured.get(metrics).asString();
    }
}
