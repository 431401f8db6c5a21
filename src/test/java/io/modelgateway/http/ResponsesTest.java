package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_RESPONSES;
import static io.modelgateway.fixtures.ScriptedProviders.anthropic;
import static io.modelgateway.fixtures.ScriptedProviders.ollama;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class ResponsesTest {

    private static final String WHOLE = """
            {"id":"resp_1","object":"response","created_at":1700000000,"status":"completed","model":"upstream-name",\
            "vendor_field":1.50,"output":[{"id":"msg_1","type":"message","status":"completed","role":"assistant",\
            "content":[{"type":"output_text","text":"Hello","annotations":[]}]}],"usage":{"input_tokens":10,\
            "input_tokens_details":{"cached_tokens":0},"output_tokens":5,"output_tokens_details":\
            {"reasoning_tokens":0},"total_tokens":15}}""";

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        anthropic().reset();
        ollama().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void translatesForProvidersWithoutIt() {
        primary().on(OPENAI_CHAT, Answers.whole("Hello"));

        post("""
                {"model":"primary-model","instructions":"Be brief","input":"Hi","max_output_tokens":9,"temperature":0.50,
                 "metadata":{"team":"a"},"service_tier":"flex",
                 "tools":[{"type":"function","name":"f","parameters":{"type":"object"},"strict":true}]}""")
                .statusCode(200)
                .header("x-request-id", notNullValue())
                .header("X-Gateway-Dropped-Params", equalTo("metadata, service_tier"))
                .body("object", equalTo("response"))
                .body("id", equalTo("resp_chatcmpl-1"))
                .body("status", equalTo("completed"))
                .body("instructions", equalTo("Be brief"))
                .body("max_output_tokens", equalTo(9))
                .body("metadata.team", equalTo("a"))
                .body("store", equalTo(false))
                .body("tools[0].name", equalTo("f"))
                .body("output[0].content[0].text", equalTo("Hello"))
                .body("usage.input_tokens", equalTo(10))
                .body("usage.output_tokens_details.reasoning_tokens", equalTo(0))
                .body("usage.total_tokens", equalTo(15));
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains(
                        "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief\"},{\"role\":\"user\",\"content\":\"Hi\"}]",
                        "\"max_tokens\":9",
                        "\"strict\":true");
    }

    @Test
    void streamsForProvidersWithoutIt() {
        primary().on(OPENAI_CHAT, Answers.streamed("Hel", "lo"));

        String events = stream("{\"model\":\"primary-model\",\"input\":\"Hi\",\"stream\":true}");

        assertThat(events)
                .startsWith("event: response.created\ndata: {\"type\":\"response.created\",\"sequence_number\":0,")
                .contains("\"delta\":\"Hel\"", "\"delta\":\"lo\"", "\"text\":\"Hello\"", "event: response.completed")
                .contains("\"input_tokens\":10")
                .doesNotContain("[DONE]");
    }

    @Test
    void reachesAnthropicWithItsThinkingKept() {
        anthropic().on(ANTHROPIC_CHAT, Reply.json("""
                {"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[
                 {"type":"thinking","thinking":"Hm","signature":"c2ln"},
                 {"type":"tool_use","id":"toolu_1","name":"f","input":{"a":1}}],
                 "stop_reason":"tool_use","usage":{"input_tokens":3,"output_tokens":4}}"""));

        var answer = post("{\"model\":\"claude-model\",\"input\":\"Hi\",\"reasoning\":{\"effort\":\"low\"}}")
                .statusCode(200)
                .body("output[0].summary[0].text", equalTo("Hm"))
                .body("output[1].call_id", equalTo("toolu_1"))
                .extract();
        String output = answer.body().asString();
        String items =
                output.substring(output.indexOf("\"output\":[") + 10, output.indexOf("],\"previous_response_id\""));
        post("{\"model\":\"claude-model\",\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}," + items
                        + ",{\"type\":\"function_call_output\",\"call_id\":\"toolu_1\",\"output\":\"2\"}]}")
                .statusCode(200);

        anthropic().takeRequestTo(ANTHROPIC_CHAT);
        assertThat(anthropic().takeRequestTo(ANTHROPIC_CHAT).bodyText())
                .contains(
                        "{\"type\":\"thinking\",\"thinking\":\"Hm\",\"signature\":\"c2ln\"}",
                        "\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\"");
    }

    @Test
    void reachesOllama() {
        ollama().on(OLLAMA_CHAT, Reply.transcript("/upstream/ollama/text.ndjson"));

        assertThat(stream("{\"model\":\"local-model\",\"input\":\"Hi\",\"stream\":true}"))
                .contains("response.output_text.delta", "event: response.completed");
    }

    @Test
    void goesThroughUnchangedToAProviderThatHasIt() {
        primary().on(OPENAI_RESPONSES, Reply.json(WHOLE));

        String answer = post("""
                {"model":"vendor-model", "input":"Hi", "previous_response_id":"resp_0","unknown":1.50,
                 "tools":[{"type":"web_search"}]}""").statusCode(200).extract().asString();

        assertThat(answer).isEqualTo(WHOLE);
        assertThat(primary().takeRequestTo(OPENAI_RESPONSES).bodyText()).isEqualTo("""
                {"model":"vendor-model", "input":"Hi", "previous_response_id":"resp_0","unknown":1.50,
                 "tools":[{"type":"web_search"}]}""");
    }

    @Test
    void streamsUnchangedFromAProviderThatHasIt() {
        Reply recorded = Reply.transcript("/upstream/openai/responses.sse");
        primary().on(OPENAI_RESPONSES, recorded.inChunksOf(7));

        assertThat(stream("{\"model\":\"vendor-model\",\"input\":\"Hi\",\"stream\":true}")
                        .stripTrailing())
                .isEqualTo(new String(recorded.joined(), StandardCharsets.UTF_8).stripTrailing());
    }

    @Test
    void asksAVendorThatHasItForAChatWhereTheCallerDid() {
        primary().on(OPENAI_CHAT, Answers.whole("Hello"));

        RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"vendor-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
                .post(OPENAI_CHAT)
                .then()
                .statusCode(200);
        assertThat(primary().requestsTo(OPENAI_RESPONSES)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "primary-model | \"previous_response_id\":\"resp_1\"   | previous_response_id",
                "mock          | \"conversation\":\"conv_1\"           | conversation",
                "claude-model  | \"background\":true                   | background",
                "local-model   | \"tools\":[{\"type\":\"mcp\"}]        | tools[0].type"
            })
    void refusesWhatNeedsTheVendor(String model, String field, String named) {
        post("{\"model\":\"" + model + "\",\"input\":\"Hi\"," + field + "}")
                .statusCode(400)
                .body("error.code", equalTo("E4502"))
                .body("error.param", equalTo(named));
        assertThat(primary().requestsTo(OPENAI_CHAT)).isZero();
    }

    @Test
    void letsAutoChooseTheVendorWhereOnlyTheVendorCan() {
        primary().on(OPENAI_RESPONSES, Reply.json(WHOLE));

        post("{\"model\":\"auto\",\"input\":\"Hi\",\"previous_response_id\":\"resp_0\"}")
                .statusCode(200)
                .header("X-Gateway-Provider", equalTo("vendor"));
    }

    @Test
    void endsABrokenStreamWithAnErrorAndTheFailedResponse() {
        primary()
                .on(
                        OPENAI_CHAT,
                        Reply.sse(new String(Answers.streamed("begun").joined(), StandardCharsets.UTF_8)
                                        .split("(?<=\n\n)")[0])
                                .thenCut());

        assertThat(stream("{\"model\":\"primary-model\",\"input\":\"Hi\",\"stream\":true}"))
                .contains("begun", "event: error", "\"code\":\"E4604\"", "event: response.failed")
                .doesNotContain("response.completed");
    }

    @Test
    void refusesAnUnknownModelInItsOwnShape() {
        post("{\"model\":\"nobody\",\"input\":\"Hi\"}")
                .statusCode(404)
                .body("error.code", equalTo("E4001"))
                .body("error.type", equalTo("invalid_request_error"));
    }

    private static ValidatableResponse post(String body) {
        return RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post("/v1/responses")
                .then();
    }

    private String stream(String body) {
        return String.join("\n", client.lines("/v1/responses", body).body().toList());
    }
}
