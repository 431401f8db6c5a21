package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.modelgateway.fixtures.LogLines;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every request to the API's port is told once, whoever answers it. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class AccessLinesTest {

    private static final String CHAT =
            "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"max_tokens\":5}";

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    private LogLines lines;

    @BeforeEach
    void listen() {
        primary().reset();
        lines = LogLines.of("access");
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET    | /v1/models                | openai    | GET /v1/models               | 200 | -",
                "GET    | /v1/models/mock           | openai    | GET /v1/models/{name}        | 200 | -",
                "GET    | /v1/models/none/of-ours   | openai    | GET /v1/models/{name}        | 404 | E4001",
                "GET    | /                         | ollama    | GET /                        | 200 | -",
                "HEAD   | /                         | ollama    | HEAD /                       | 200 | -",
                "GET    | /api/tags                 | ollama    | GET /api/tags                | 200 | -",
                "GET    | /api/ps                   | ollama    | GET /api/ps                  | 200 | -",
                "GET    | /api/version              | ollama    | GET /api/version             | 200 | -",
                "POST   | /api/show                 | ollama    | POST /api/show               | 200 | -    ",
                "DELETE | /api/delete               | ollama    | DELETE /api/delete           | 400 | E4207",
                "POST   | /v1/chat/completions      | openai    | POST /v1/chat/completions    | 200 | -",
                "POST   | /v1/messages              | anthropic | POST /v1/messages            | 200 | -",
                "POST   | /v1/route                 | native    | POST /v1/route               | 200 | -",
                "GET    | /admin/models             | admin     | GET /admin/models            | 200 | -",
                "GET    | /admin/models/nobody      | admin     | GET /admin/models/{name}     | 404 | E4001",
                "POST   | /admin/models             | admin     | POST /admin/models           | 400 | E4003",
                "GET    | /admin/config             | admin     | GET /admin/config            | 200 | -",
                "POST   | /admin/circuits/reset     | admin     | POST /admin/circuits/reset   | 200 | -",
                "GET    | /admin/nothing            | admin     | GET (unknown)                | 404 | E4500",
                "GET    | /nothing/here             | openai    | GET (unknown)                | 404 | E4500",
                "PATCH  | /v1/chat/completions      | openai    | PATCH (unknown)              | 405 | E4500",
                "GET    | /q/openapi                | none      | GET (unknown)                | 200 | -"
            })
    void writesOneLine(String method, String path, String dialect, String route, int status, String code) {
        Response response =
                RestAssured.given().contentType("application/json").body(CHAT).request(method, path);

        assertThat(response.statusCode()).isEqualTo(status);
        Map<String, String> line = onlyLine();
        assertThat(line)
                .containsEntry("requestId", response.header("X-Gateway-Request-Id"))
                .containsEntry("dialect", dialect)
                .containsEntry("route", route)
                .containsEntry("status", Integer.toString(status))
                .containsKey("latencyMs")
                .doesNotContainKey("cancelled");
        assertThat(line.get("errorCode")).isEqualTo(code);
    }

    @Test
    void tellsListsApartByTheirClient() {
        RestAssured.given().header("anthropic-version", "2023-06-01").get("/v1/models");

        assertThat(onlyLine()).containsEntry("dialect", "anthropic");
    }

    @Test
    void writesOneLineWhereTheClientLeaves() throws Exception {
        primary().on(OPENAI_CHAT, Reply.hangBeforeHead());
        byte[] body = CHAT.replace("mock", "primary-model").getBytes(StandardCharsets.UTF_8);
        try (var client = connect()) {
            client.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            primary().takeRequest();
        }

        assertThat(onlyLine()).containsEntry("status", "499").containsEntry("cancelled", "true");
    }

    @Test
    void writesOneLineForEachRequestOfAConnection() throws Exception {
        try (var client = connect()) {
            for (int i = 0; i < 3; i++) {
                client.getOutputStream()
                        .write("GET /api/version HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }

            await().atMost(10, TimeUnit.SECONDS).until(() -> lines.keys().size() == 3);
        }

        assertThat(lines.keys()).extracting(line -> line.get("requestId")).doesNotHaveDuplicates();
        onlyAfterAnother(4);
    }

    @Test
    void countsAdministration() {
        RestAssured.get("/admin/models").then().statusCode(200);
        onlyLine();

        assertThat(RestAssured.get(metrics).asString())
                .containsPattern(
                        "gateway_requests_total\\{dialect=\"admin\",model=\"none\",outcome=\"success\",provider=\"none\",status=\"2xx\"} [1-9]");
    }

    private static Socket connect() throws IOException {
        return new Socket("127.0.0.1", RestAssured.port);
    }

    private Map<String, String> onlyLine() {
        await().atMost(10, TimeUnit.SECONDS).until(() -> !lines.keys().isEmpty());
        Map<String, String> line = lines.keys().getFirst();
        onlyAfterAnother(2);
        return line;
    }

    /** A second line of the same request would be there before that of the next. */
    private void onlyAfterAnother(int expected) {
        String next = RestAssured.get("/api/version").header("X-Gateway-Request-Id");
        await().atMost(10, TimeUnit.SECONDS)
                .until(() -> lines.keys().stream().anyMatch(line -> next.equals(line.get("requestId"))));
        assertThat(lines.keys()).hasSize(expected);
    }
}
