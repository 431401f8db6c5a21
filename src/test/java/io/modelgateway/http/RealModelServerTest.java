package io.modelgateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.modelgateway.fixtures.LlamaServer;
import io.modelgateway.fixtures.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against llama.cpp's server, through the OpenAI-type and the Anthropic-type provider. */
@QuarkusTest
@WithTestResource(LlamaServer.class)
class RealModelServerTest {

    @BeforeEach
    void requireServer() {
        assumeTrue(LlamaServer.executable().isPresent(), "run .ci/llama-server install to have a real model server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-claude"})
    void answersWhole(String model) {
        RestAssured.given()
                .contentType("application/json")
                .body(body(model, false))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .header("X-Gateway-Provider", equalTo(model))
                .body("choices[0].message.role", equalTo("assistant"))
                .body("choices[0].message.content", not(emptyOrNullString()))
                .body("choices[0].finish_reason", equalTo("length"))
                .body("usage.completion_tokens", equalTo(12))
                .body("usage.prompt_tokens", greaterThan(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-claude"})
    void streams(String model) {
        try (var client = new RawClient(RestAssured.port)) {
            List<String> lines = client.lines("/v1/chat/completions", body(model, true))
                    .body()
                    .filter(line -> !line.isEmpty())
                    .toList();

            assertThat(lines.getLast()).isEqualTo("data: [DONE]");
            assertThat(lines).anyMatch(line -> line.contains("\"finish_reason\":\"length\""));
            assertThat(lines).anyMatch(line -> line.contains("\"completion_tokens\":12"));
            assertThat(lines.stream()
                            .filter(line -> line.contains("\"content\":"))
                            .count())
                    .isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "llama-claude", "llama-responses"})
    void respondsWholeAndStreamed(String model) {
        String body = "{\"model\":\"%s\",\"input\":\"Tell me a story.\",\"max_output_tokens\":12,\"stream\":%s}";
        RestAssured.given()
                .contentType("application/json")
                .body(body.formatted(model, false))
                .post("/v1/responses")
                .then()
                .statusCode(200)
                .header("X-Gateway-Provider", equalTo(model))
                .body("object", equalTo("response"))
                .body("output[0].content[0].text", not(emptyOrNullString()))
                .body("usage.output_tokens", equalTo(12));
        try (var client = new RawClient(RestAssured.port)) {
            String events = String.join(
                    "\n",
                    client.lines("/v1/responses", body.formatted(model, true))
                            .body()
                            .toList());

            assertThat(events)
                    .contains("event: response.created", "event: response.output_text.delta")
                    .containsAnyOf("event: response.completed", "event: response.incomplete");
        }
    }

    @Test
    void speaksTheNativeDialectOverIt() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"llama\",\"user\":\"Say something\",\"max_tokens\":5,\"temperature\":0}")
                .post("/v1/inference")
                .then()
                .statusCode(200)
                .body("model_id", equalTo("llama"))
                .body("finish_reason", equalTo("length"))
                .body("token_usage.output_tokens", equalTo(5));
    }

    private static String body(String model, boolean streamed) {
        return """
                {"model":"%s","stream":%s,"max_tokens":12,"temperature":0,"seed":7,
                 "stream_options":{"include_usage":true},
                 "messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Tell me a story."}]}""".formatted(model, streamed);
    }
}
