package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.backup;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** POST /v1/inference and POST /v1/route. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class InferenceTest {

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        backup().reset();
    }

    @Test
    void tellsDecisionCostUsageAndAttempts() {
        primary().on(OPENAI_CHAT, Answers.error(401));
        backup().on(OPENAI_CHAT, Answers.whole("rescued"));

        post("/v1/inference", "{\"model\":\"chained-model\",\"request_id\":\"my-request\",\"user\":\"hello\"}")
                .statusCode(200)
                .header("X-Gateway-Request-Id", "my-request")
                .body("request_id", equalTo("my-request"))
                .body("model_id", equalTo("backup-model"))
                .body("provider", equalTo("backup"))
                .body("content", equalTo("rescued"))
                .body("finish_reason", equalTo("stop"))
                .body("token_usage.input_tokens", equalTo(10))
                .body("token_usage.total_tokens", equalTo(15))
                .body("cost.input_cents", equalTo(0.002f))
                .body("cost.total_cents", equalTo(0.007f))
                .body("cached", equalTo(false))
                .body("routing.primary.model", equalTo("chained-model"))
                .body("routing.chain.model", equalTo(List.of("chained-model", "backup-model")))
                .body("attempts[0].code", equalTo("E4203"))
                .body("attempts[1].model", equalTo("backup-model"));
    }

    @Test
    void streamsNamedEventsAndEndsWithTheCost() {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two"));

        try (var client = new RawClient(RestAssured.port)) {
            var response =
                    client.lines("/v1/inference", "{\"model\":\"primary-model\",\"stream\":true,\"user\":\"hello\"}");
            List<String> lines = response.body().filter(line -> !line.isEmpty()).toList();

            assertThat(lines.stream().filter(line -> line.startsWith("event: ")))
                    .containsExactly("event: delta", "event: delta", "event: usage", "event: done");
            // 10 tokens at 2 USD and 3 at 10 USD per million
            assertThat(lines.getLast()).contains("\"total_cents\":0.005", "\"finish_reason\":\"stop\"");
        }
    }

    @Test
    void carriesToolResultsOnToTheModel() {
        primary().on(OPENAI_CHAT, Answers.whole("It is 7 degrees."));

        post("/v1/inference", """
                        {"model":"primary-model",
                         "messages":[{"role":"user","content":"How cold is it?"},
                           {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function",
                             "function":{"name":"temperature","arguments":"{}"}}]}],
                         "tools":[{"type":"function","function":{"name":"temperature","parameters":{"type":"object"}}}],
                         "tool_results":[{"tool_call_id":"c1","content":"7"}]}""").statusCode(200).body("content", equalTo("It is 7 degrees."));

        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains("\"role\":\"tool\"", "\"tool_call_id\":\"c1\"", "\"content\":\"7\"");
    }

    @Test
    void countsTheDeadlineFromTheArrival() {
        RestAssured.given()
                .header("X-Gateway-Deadline-Ms", "60000")
                .header("X-Mock-Latency-Ms", "50")
                .body("{\"model\":\"mock\",\"user\":\"hello\"}")
                .post("/v1/inference")
                .then()
                .statusCode(200);
    }

    @Test
    void namesDroppedFieldsAsFarAsAHeaderCanHoldThem() {
        primary().on(OPENAI_CHAT, Answers.whole("hi"));

        post("/v1/inference", "{\"model\":\"primary-model\",\"user\":\"hello\",\"fine\":1,\"a\\r\\nX-Evil: 1\":1}")
                .statusCode(200)
                .header("X-Evil", org.hamcrest.Matchers.nullValue())
                .header("X-Gateway-Dropped-Params", equalTo("fine"));
    }

    @Test
    void explainsWithoutCallingAnybody() {
        post("/v1/route", "{\"model\":\"chained-model\",\"user\":\"hello\"}")
                .statusCode(200)
                .body("primary.provider", equalTo("primary"))
                .body("chain.size()", equalTo(2))
                .body("estimated_cost_cents", org.hamcrest.Matchers.greaterThan(0f))
                .body("candidates.model", hasItem("backup-model"));

        assertThat(primary().requestsTo(OPENAI_CHAT)).isZero();
    }

    @Test
    void namesTheStepThatLeftNoCandidate() {
        post(
                        "/v1/route",
                        "{\"model\":\"primary-model\",\"user\":\"hello\",\"constraints\":{\"allowed_regions\":[\"eu\"]}}")
                .statusCode(403)
                .body("error_code", equalTo("E4107"))
                .body("details.rejected[0].step", equalTo("data_residency"));
        post("/v1/route", "{\"model\":\"primary-model\",\"user\":\"hello\",\"max_tokens\":9000}")
                .statusCode(400)
                .body("error_code", equalTo("E4104"));
        post(
                        "/v1/route",
                        "{\"model\":\"primary-model\",\"user\":\"hello\",\"constraints\":{\"max_cost_cents\":0.0001}}")
                .statusCode(402)
                .body("error_code", equalTo("E4106"));
        post(
                        "/v1/route",
                        "{\"model\":\"primary-model\",\"user\":\"hello\",\"requirements\":{\"capabilities\":[\"code_execution\"]}}")
                .statusCode(400)
                .body("error_code", equalTo("E4103"));
        post(
                        "/v1/route",
                        "{\"model\":\"auto\",\"user\":\"hello\",\"requirements\":{\"capabilities\":[\"code_execution\"]}}")
                .statusCode(404)
                .body("error_code", equalTo("E4101"));
    }

    private static ValidatableResponse post(String path, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
