package io.modelgateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.RawClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends, it gets a 4xx with its code in its own dialect. */
@QuarkusTest
class BadInputTest {

    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]";

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("empty", "", 400, "E4500"),
                Arguments.of("not JSON", "hello", 400, "E4500"),
                Arguments.of("cut JSON", "{\"model\":\"mock\",", 400, "E4500"),
                Arguments.of("an array", "[]", 400, "E4500"),
                Arguments.of("trailing garbage", "{\"model\":\"mock\"," + MESSAGES + "} x", 400, "E4500"),
                Arguments.of(
                        "deep nesting",
                        "{\"model\":\"mock\"," + MESSAGES + ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                        400,
                        "E4500"),
                Arguments.of("no messages", "{\"model\":\"mock\"}", 400, "E4501"),
                Arguments.of("messages of a wrong type", "{\"model\":\"mock\",\"messages\":\"hi\"}", 400, "E4502"),
                Arguments.of("no messages in the list", "{\"model\":\"mock\",\"messages\":[]}", 400, "E4502"),
                Arguments.of(
                        "unknown role",
                        "{\"model\":\"mock\",\"messages\":[{\"role\":\"wizard\",\"content\":\"x\"}]}",
                        400,
                        "E4502"),
                Arguments.of(
                        "negative max_tokens", "{\"model\":\"mock\",\"max_tokens\":-1," + MESSAGES + "}", 400, "E4502"),
                Arguments.of(
                        "huge number",
                        "{\"model\":\"mock\",\"max_tokens\":1e999999999," + MESSAGES + "}",
                        400,
                        "E4502"),
                Arguments.of("unknown model", "{\"model\":\"mokc\"," + MESSAGES + "}", 404, "E4001"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void refusesABadBodyWithItsCode(String what, String body, int status, String code) {
        try (var client = new RawClient(RestAssured.port)) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            var openai = client.whole("/v1/chat/completions", bytes);
            var inference = client.whole("/v1/inference", bytes);

            assertThat(openai.statusCode()).as(openai.body()).isEqualTo(status);
            assertThat(openai.body()).startsWith("{\"error\":{").contains("\"code\":\"" + code + "\"");
            assertThat(inference.statusCode()).as(inference.body()).isEqualTo(status);
            assertThat(inference.body()).contains("\"error_code\":\"" + code + "\"");
        }
    }

    @Test
    void namesNearModelsWhereOneIsUnknown() {
        try (var client = new RawClient(RestAssured.port)) {
            var response = client.whole(
                    "/v1/chat/completions",
                    ("{\"model\":\"llama3.1-8b\"," + MESSAGES + "}").getBytes(StandardCharsets.UTF_8));

            assertThat(response.body()).contains("llama3.1:8b");
        }
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] body = ("{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"X\"}]}")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < body.length; i++) {
            if (body[i] == 'X') {
                body[i] = (byte) 0xC3;
            }
        }
        try (var client = new RawClient(RestAssured.port)) {
            var response = client.whole("/v1/chat/completions", body);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("E4500");
        }
    }

    @Test
    void refusesABodyAboveTheLimitInTheCallersDialect() {
        byte[] body = ("{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"" + "x".repeat(21_000_000)
                        + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        try (var client = new RawClient(RestAssured.port)) {
            var response = client.whole("/v1/chat/completions", body);

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("\"code\":\"E4503\"");
        }
    }

    @Test
    void closesTheConnectionOfABodyThatIsNotWanted() throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\n\r\n{"
                            .getBytes(StandardCharsets.US_ASCII));

            String everything = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(everything).startsWith("HTTP/1.1 413").contains("[E4503]");
        }
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("X-Agent-Did", "bob", "E4504"),
                Arguments.of("X-Agent-Did", "did:web:", "E4504"),
                Arguments.of("X-Gateway-Strategy", "cheapest", "E4105"),
                Arguments.of("X-Gateway-Capabilities", "text,telepathy", "E4506"),
                Arguments.of("X-Gateway-Priority", "urgent", "E4502"),
                Arguments.of("X-Gateway-Quality", "wit", "E4502"),
                Arguments.of("X-Gateway-Deadline-Ms", "soon", "E4502"),
                Arguments.of("X-Gateway-Deadline-Ms", "-5", "E4502"),
                Arguments.of("X-Gateway-Max-Cost-Cents", "NaN", "E4502"),
                Arguments.of("X-Gateway-Max-Cost-Cents", "1e-999999999", "E4502"),
                Arguments.of("X-Gateway-Max-Latency-Ms", "0", "E4502"),
                Arguments.of("X-Gateway-Cache", "sometimes", "E4502"),
                Arguments.of("X-Gateway-Cache-Ttl", "0", "E4502"),
                Arguments.of("X-Gateway-Cache-Ttl", "1h", "E4502"),
                Arguments.of("X-Gateway-Cache-Threshold", "1.5", "E4502"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("headers")
    void refusesABadHeaderWithItsCodeAndName(String header, String value, String code) {
        try (var client = new RawClient(RestAssured.port)) {
            var response = client.whole(
                    "/v1/chat/completions",
                    ("{\"model\":\"mock\"," + MESSAGES + "}").getBytes(StandardCharsets.UTF_8),
                    header,
                    value);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("\"code\":\"" + code + "\"", "\"param\":\"" + header + "\"");
        }
    }

    @Test
    void answersUnknownPathsInTheDialectOfThePath() {
        try (var client = new RawClient(RestAssured.port)) {
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

            assertThat(client.whole("/v1/nothing", body).body()).startsWith("{\"error\":{\"message\"");
            assertThat(client.whole("/v1/messages/nothing", body).body()).startsWith("{\"type\":\"error\"");
            assertThat(client.whole("/api/nothing", body).body()).startsWith("{\"error\":\"[E4500]");
            assertThat(client.whole("/admin/nothing", body).body()).contains("\"error_code\"");
            assertThat(client.whole("/v1/nothing", body).statusCode()).isEqualTo(404);
        }
    }
}
