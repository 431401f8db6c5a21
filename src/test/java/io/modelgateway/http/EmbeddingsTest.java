package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_EMBEDDINGS;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_EMBEDDINGS;
import static io.modelgateway.fixtures.ScriptedProviders.ollama;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.modelgateway.fixtures.Transcripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.DisabledOnIntegrationTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class EmbeddingsTest {

    private static final String ANSWER = """
            {"object":"list","x":1.50,"data":[{"object":"embedding","index":0,"embedding":[0.5,-0.25]}],\
            "model":"upstream-name","usage":{"prompt_tokens":8,"total_tokens":8}}""";

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        ollama().reset();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hello\"            | 1",
                "[\"hello\",\"you\"]  | 2",
                "[1,2,3]              | 1",
                "[[1,2],[3],[4]]      | 3"
            })
    void turnsEveryFormOfInputIntoVectors(String input, int vectors) {
        post(OPENAI_EMBEDDINGS, "{\"model\":\"mock\",\"input\":" + input + ",\"dimensions\":8}")
                .statusCode(200)
                .header("X-Gateway-Provider", "mock")
                .body("object", equalTo("list"))
                .body("data", hasSize(vectors))
                .body("data[0].embedding", hasSize(8))
                .body("data[-1].index", equalTo(vectors - 1));
    }

    @Test
    void sendsBase64WhereAsked() {
        String vector = post(
                        OPENAI_EMBEDDINGS,
                        "{\"model\":\"mock\",\"input\":\"hello\",\"dimensions\":8,\"encoding_format\":\"base64\"}")
                .statusCode(200)
                .extract()
                .path("data[0].embedding");

        assertThat(Base64.getDecoder().decode(vector)).hasSize(8 * Float.BYTES);
    }

    @Test
    void passesThroughBetweenOpenAiAndItsClientsUnchanged() {
        primary().on(OPENAI_EMBEDDINGS, Reply.json(ANSWER));

        String body = post(OPENAI_EMBEDDINGS, "{\"model\":\"vectors\",\"input\":[1,2],\"x_vendor\":1.50}")
                .statusCode(200)
                // 8 tokens at 1 USD per million
                .header("X-Gateway-Cost-Cents", "0.0008")
                .extract()
                .asString();

        assertThat(body).isEqualTo(ANSWER);
        assertThat(primary().takeRequestTo(OPENAI_EMBEDDINGS).bodyText())
                .isEqualTo("{\"model\":\"vectors\",\"input\":[1,2],\"x_vendor\":1.50}");
    }

    @Test
    void anOpenAiClientGetsVectorsOfOllama() {
        ollama().on(OLLAMA_EMBEDDINGS, embeddings());

        post(OPENAI_EMBEDDINGS, "{\"model\":\"local-vectors\",\"input\":[\"a\",\"b\"],\"user\":\"u\"}")
                .statusCode(200)
                .header("X-Gateway-Dropped-Params", "user")
                .body("data", hasSize(2))
                .body("data[1].embedding", equalTo(List.of(0.5f, -0.25f)))
                .body("usage.prompt_tokens", equalTo(8));
    }

    @Test
    void anOllamaClientGetsVectorsOfOpenAi() {
        primary().on(OPENAI_EMBEDDINGS, Reply.json(ANSWER));

        post(OLLAMA_EMBEDDINGS, "{\"model\":\"vectors\",\"input\":\"a\",\"truncate\":true}")
                .statusCode(200)
                .header("X-Gateway-Dropped-Params", "truncate")
                .body("embeddings[0]", equalTo(List.of(0.5f, -0.25f)))
                .body("prompt_eval_count", equalTo(8));
        assertThat(primary().takeRequestTo(OPENAI_EMBEDDINGS).bodyText())
                .contains("\"input\":[\"a\"]", "\"encoding_format\":\"float\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vectors", "local-vectors"})
    void anOlderOllamaClientGetsOneVector(String model) {
        primary().on(OPENAI_EMBEDDINGS, Reply.json(ANSWER));
        ollama().on(OLLAMA_EMBEDDINGS, embeddings());

        post("/api/embeddings", "{\"model\":\"" + model + "\",\"prompt\":\"a\"}")
                .statusCode(200)
                .body("embedding", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/embeddings | {\"model\":\"mock\"}                             | 400 | E4501",
                "/v1/embeddings | {\"model\":\"mock\",\"input\":[]}                | 400 | E4502",
                "/v1/embeddings | {\"model\":\"primary-model\",\"input\":\"a\"}    | 400 | E4103",
                "/v1/embeddings | {\"model\":\"none-of-ours\",\"input\":\"a\"}     | 404 | E4001",
                "/v1/embeddings | {\"model\":\"local-vectors\",\"input\":[1,2]}    | 400 | E4502",
                "/api/embed     | {\"model\":\"mock\"}                             | 400 | E4501",
                "/api/embed     | {\"model\":\"primary-model\",\"input\":\"a\"}    | 400 | E4103"
            })
    void refusesWhatCannotBeTurnedIntoVectors(String path, String body, int status, String code) {
        String field = path.startsWith("/api") ? "error" : "error.code";
        String start = path.startsWith("/api") ? "[" + code + "]" : code;

        post(path.strip(), body).statusCode(status).body(field, startsWith(start));
    }

    @Test
    @DisabledOnIntegrationTest("the management port of a launched process is not injected")
    void countsAsEmbeddingsInMetrics() {
        post(OPENAI_EMBEDDINGS, "{\"model\":\"mock\",\"input\":\"hello\"}").statusCode(200);

        assertThat(RestAssured.get(metrics).asString()).contains("gen_ai_operation_name=\"embeddings\"");
    }

    private static Reply embeddings() {
        return Reply.json(new String(Transcripts.read("ollama/embed.json"), StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(String path, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
