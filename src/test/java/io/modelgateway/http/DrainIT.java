package io.modelgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** SIGTERM, as Kubernetes sends it. */
class DrainIT {

    private static final String STREAM =
            "{\"model\":\"mock\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    @Test
    void finishesOpenStreamsRefusesNewRequestsAndExits() throws IOException {
        try (var gateway = GatewayProcess.start();
                var client = new RawClient(gateway.port())) {
            var open =
                    client.open("/v1/chat/completions", STREAM, "X-Mock-Tokens", "12", "X-Mock-Tokens-Per-Second", "6");
            var lines = new BufferedReader(new InputStreamReader(open.body(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).startsWith("data: ");

            gateway.terminate();

            Awaitility.await("readiness").atMost(Duration.ofSeconds(1)).until(() -> gateway.health("ready") == 503);
            assertThat(gateway.health("live")).isEqualTo(200);
            var late = client.whole("/v1/chat/completions", STREAM.getBytes(StandardCharsets.UTF_8));
            assertThat(late.statusCode()).isEqualTo(503);
            assertThat(late.headers().firstValue("Retry-After")).isPresent();
            assertThat(late.body()).contains("\"code\":\"E4201\"");
            assertThat(lines.lines().filter(line -> !line.isEmpty()).toList().getLast())
                    .isEqualTo("data: [DONE]");
            assertThat(gateway.ended(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void servesWhoWaitsAndCanBeAnsweredInTimeAndRefusesTheRest() {
        try (var gateway = GatewayProcess.start(
                        "gateway.providers.mock.max-concurrent", "1", "gateway.drain-timeout", "6s");
                var client = new RawClient(gateway.port())) {
            ask(client, "500").join();
            ask(client, "500").join();
            // Whatever is slow the first time is slow now, and not while somebody holds the slot.
            assertThat(waiting(client)).isZero();
            var calling = ask(client, "3000");
            Awaitility.await("a call").until(() -> inUse(client) == 1);
            var crowd = java.util.stream.IntStream.range(0, 12)
                    .mapToObj(number -> ask(client, "500"))
                    .toList();
            Awaitility.await("a line").until(() -> waiting(client) >= 8);

            gateway.terminate();

            assertThat(calling.join().statusCode()).isEqualTo(200);
            var answers = crowd.stream()
                    .map(java.util.concurrent.CompletableFuture::join)
                    .toList();
            assertThat(answers).anyMatch(answer -> answer.statusCode() == 200);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() != 200)
                    .isNotEmpty()
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(503);
                        assertThat(answer.body()).contains("\"code\":\"E4201\"");
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    });
            assertThat(gateway.ended(Duration.ofSeconds(8))).isTrue();
        }
    }

    private static java.util.concurrent.CompletableFuture<java.net.http.HttpResponse<String>> ask(
            RawClient client, String latencyMillis) {
        return client.start(
                "/v1/chat/completions", STREAM.replace("true", "false"), "X-Mock-Latency-Ms", latencyMillis);
    }

    private static int waiting(RawClient client) {
        return number(client, "totals.waiting");
    }

    private static int inUse(RawClient client) {
        return number(client, "pools[0].in_use");
    }

    private static int number(RawClient client, String path) {
        return io.restassured.path.json.JsonPath.from(client.get("/admin/queue").body())
                .getInt(path);
    }

    @Test
    void exitsAtOnceWhenIdle() {
        try (var gateway = GatewayProcess.start()) {
            gateway.terminate();

            assertThat(gateway.ended(Duration.ofSeconds(3))).isTrue();
        }
    }

    @Test
    void neverLogsPromptsAnswersOrKeys() {
        try (var gateway = GatewayProcess.start("gateway.providers.openai.api-key", "sk-never-to-be-seen");
                var client = new RawClient(gateway.port())) {
            client.whole(
                    "/v1/chat/completions",
                    STREAM.replace("hello", "my-secret-prompt").getBytes(StandardCharsets.UTF_8),
                    "Authorization",
                    "Bearer the-clients-own-key");
            client.whole(
                    "/v1/chat/completions",
                    "{\"model\":\"mock\",\"messages\":\"my-secret-prompt\"}".getBytes(StandardCharsets.UTF_8));
            Awaitility.await("two access lines")
                    .until(() -> gateway.log().split("\"loggerName\":\"access\"", -1).length > 2);

            assertThat(gateway.log()).doesNotContain("my-secret-prompt", "sk-never-to-be-seen", "the-clients-own-key");
        }
    }
}
