package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.anthropic;
import static io.modelgateway.fixtures.ScriptedProviders.ollama;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.modelgateway.fixtures.Transcripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client of one vendor over the upstream of another, or of its own, over real sockets. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class AcrossDialectsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
    void anAnthropicClientUsesToolsOfAnOpenAiModel() {
        primary().on(OPENAI_CHAT, Reply.json(text("openai/tools.json")));

        var response = client.whole(ANTHROPIC_CHAT, bytes("""
                {"model":"primary-model","max_tokens":100,"top_k":5,
                 "tools":[{"name":"get_weather","description":"d","input_schema":{"type":"object"}}],
                 "messages":[
                  {"role":"user","content":"hello"},
                  {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"get_weather","input":{"city":"A"}}]},
                  {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"sun"}]}]}"""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = json(response.body());
        assertThat(answer.path("type").asText()).isEqualTo("message");
        assertThat(answer.path("stop_reason").asText()).isEqualTo("tool_use");
        assertThat(answer.path("content")).isEqualTo(json("""
                [{"type":"tool_use","id":"call_Qx1","name":"get_weather","input":{"city":"Köln"}},
                 {"type":"tool_use","id":"call_Qx2","name":"get_time","input":{}}]"""));
        JsonNode sent = json(primary().takeRequestTo(OPENAI_CHAT).bodyText());
        assertThat(sent.path("tools").path(0).path("function").path("name").asText())
                .isEqualTo("get_weather");
        assertThat(sent.path("messages").path(1).path("tool_calls").path(0).path("function"))
                .isEqualTo(json("{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"A\\\"}\"}"));
        assertThat(sent.path("messages").path(2))
                .isEqualTo(json("{\"role\":\"tool\",\"tool_call_id\":\"t1\",\"content\":\"sun\"}"));
    }

    @Test
    void anAnthropicClientStreamsToolCallsOfAnOpenAiModel() {
        primary().on(OPENAI_CHAT, Reply.transcript("/upstream/openai/tools-parallel.sse"));

        var response = client.lines(
                ANTHROPIC_CHAT,
                "{\"model\":\"primary-model\",\"max_tokens\":100,\"stream\":true,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        List<String> lines = response.body().toList();

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(lines.stream().filter(line -> line.startsWith("event: ")).distinct())
                .containsSubsequence(
                        "event: message_start",
                        "event: content_block_start",
                        "event: content_block_delta",
                        "event: content_block_stop",
                        "event: message_delta",
                        "event: message_stop");
        assertThat(String.join("\n", lines))
                .contains("\"type\":\"tool_use\"", "\"partial_json\"", "\"stop_reason\":\"tool_use\"");
    }

    @Test
    void namesWhatAnotherDialectHasNoPlaceFor() {
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));

        var response = client.whole(ANTHROPIC_CHAT, bytes("""
                {"model":"primary-model","max_tokens":100,"container":"c","service_tier":"auto",
                 "messages":[{"role":"user","content":"hello"}]}"""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params").orElseThrow())
                .contains("container");
    }

    @Test
    void anOllamaClientTalksToAnAnthropicModel() {
        anthropic().on(ANTHROPIC_CHAT, Reply.json(text("anthropic/whole.json")));

        var response = client.whole(OLLAMA_CHAT, bytes("""
                {"model":"claude-model","stream":false,"options":{"num_predict":64,"num_ctx":4096},
                 "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object"}}}],
                 "messages":[{"role":"system","content":"s"},{"role":"user","content":"hello"}]}"""));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode message = json(response.body()).path("message");
        assertThat(message.path("content").asText()).isEqualTo("Looking it up.");
        assertThat(message.path("thinking").asText()).isEqualTo("Let me see … ✓");
        assertThat(message.path("tool_calls").path(0).path("function").path("arguments"))
                .isEqualTo(json("{\"city\":\"Zürich\",\"days\":3,\"ratio\":1.5}"));
        assertThat(json(response.body()).path("done").asBoolean()).isTrue();
        assertThat(json(response.body()).path("eval_count").asInt()).isEqualTo(42);
        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).hasValue("options.num_ctx");
        JsonNode sent = json(anthropic().takeRequestTo(ANTHROPIC_CHAT).bodyText());
        assertThat(sent.path("max_tokens").asInt()).isEqualTo(64);
        assertThat(sent.path("tools").path(0).path("name").asText()).isEqualTo("get_weather");
    }

    @Test
    void anOllamaClientStreamsAnAnthropicModelByDefault() {
        anthropic().on(ANTHROPIC_CHAT, Reply.transcript("/upstream/anthropic/parallel-tools.sse"));

        var response = client.lines(
                OLLAMA_CHAT, "{\"model\":\"claude-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        List<JsonNode> lines = response.body().map(AcrossDialectsTest::json).toList();

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(lines.getFirst().path("message").path("content").asText()).isEqualTo("I'll check both cities.");
        assertThat(lines.stream()
                        .flatMap(line -> line.path("message").findValues("arguments").stream())
                        .toList())
                .containsExactly(json("{\"city\":\"Zürich\"}"), json("{\"city\":\"Oslo\"}"));
        assertThat(lines.getLast().path("done").asBoolean()).isTrue();
        assertThat(lines.getLast().path("eval_count").asInt()).isEqualTo(119);
    }

    @Test
    void anOllamaClientGeneratesFromAPrompt() {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two"));

        var response =
                client.lines("/api/generate", "{\"model\":\"primary-model\",\"prompt\":\"hello\",\"system\":\"s\"}");
        List<JsonNode> lines = response.body().map(AcrossDialectsTest::json).toList();

        assertThat(lines).extracting(line -> line.path("response").asText()).containsExactly("one", "two", "");
        assertThat(lines.getLast().path("done_reason").asText()).isEqualTo("stop");
        assertThat(json(primary().takeRequestTo(OPENAI_CHAT).bodyText()).path("messages"))
                .isEqualTo(json("[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"hello\"}]"));
    }

    @Test
    void anOpenAiClientTalksToAnOllamaModel() {
        ollama().on(OLLAMA_CHAT, Reply.json(text("ollama/whole.json")));

        var response = client.whole(
                OPENAI_CHAT,
                bytes("{\"model\":\"local-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response.body()).path("object").asText()).isEqualTo("chat.completion");
        assertThat(json(response.body()).path("usage").path("prompt_tokens").asInt())
                .isPositive();
    }

    @Test
    void keepsThinkingByteForByteBetweenAnthropicAndItsClients() {
        byte[] stream = Transcripts.read("anthropic/thinking.sse");
        anthropic().on(ANTHROPIC_CHAT, Reply.transcript("/upstream/anthropic/thinking.sse"));
        String turn = "{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"x \\u2713\","
                + "\"signature\":\"EqoBCkgIARABGAIiQL/2+k==\"},{\"type\":\"redacted_thinking\",\"data\":\"EmwK\"},"
                + "{\"type\":\"text\",\"text\":\"a\"}]}";

        var response = client.lines(
                ANTHROPIC_CHAT,
                "{\"model\":\"claude-model\",\"max_tokens\":2000,\"stream\":true,"
                        + "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024},\"messages\":["
                        + "{\"role\":\"user\",\"content\":\"q\"}," + turn + ",{\"role\":\"user\",\"content\":\"q\"}]}",
                "anthropic-beta",
                "interleaved-thinking-2025-05-14");
        String received = String.join("\n", response.body().toList());

        String expected = new String(stream, StandardCharsets.UTF_8);
        assertThat(received.lines().filter(line -> line.startsWith("data:")))
                .containsExactlyElementsOf(expected.lines()
                        .filter(line -> line.startsWith("data:"))
                        .toList());
        var sent = anthropic().takeRequestTo(ANTHROPIC_CHAT);
        assertThat(sent.bodyText()).contains(turn);
        assertThat(sent.header("anthropic-beta")).hasValue("interleaved-thinking-2025-05-14");
    }

    @Test
    void passesAWholeAnthropicAnswerThroughUnchanged() {
        anthropic().on(ANTHROPIC_CHAT, Reply.json(text("anthropic/whole.json")));

        var response = client.whole(
                ANTHROPIC_CHAT,
                bytes("{\"model\":\"claude-model\",\"max_tokens\":10,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}"));

        assertThat(response.body()).isEqualTo(text("anthropic/whole.json"));
    }

    @ParameterizedTest(name = "{0} for {1}: {2} becomes {3}")
    @CsvSource({
        "/v1/messages,         primary-model, 429, 429, rate_limit_error",
        "/v1/messages,         primary-model, 400, 400, invalid_request_error",
        "/v1/messages,         primary-model, 401, 502, api_error",
        "/v1/messages,         primary-model, 404, 404, not_found_error",
        "/v1/messages,         claude-model,  529, 502, api_error",
        "/v1/chat/completions, claude-model,  429, 429, E4204",
        "/v1/chat/completions, claude-model,  400, 400, E4206",
        "/v1/chat/completions, local-model,   404, 404, E4206",
        "/api/chat,            claude-model,  429, 429, [E4204]",
        "/api/chat,            primary-model, 400, 400, [E4206]"
    })
    void tellsAnUpstreamsErrorInTheClientsDialect(String path, String model, int upstream, int status, String word) {
        Reply error = Answers.error(upstream).withHeader("Retry-After", "30");
        primary().on(OPENAI_CHAT, error);
        anthropic().on(ANTHROPIC_CHAT, error);
        ollama().on(OLLAMA_CHAT, error);

        var response = client.whole(
                path,
                bytes("{\"model\":\"" + model + "\",\"max_tokens\":10,\"stream\":false,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.body()).contains(word);
        if (status == 429) {
            assertThat(response.headers().firstValue("Retry-After")).hasValue("30");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/messages, '\"type\":\"error\"', '\"max_tokens\":10,'",
        "/api/chat,    '\"error\":\"[E4604]', ''",
    })
    void endsABrokenStreamInTheClientsDialect(String path, String ending, String needed) {
        primary()
                .on(
                        OPENAI_CHAT,
                        Reply.sse("data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                                        + "\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"begun\"},"
                                        + "\"finish_reason\":null}]}\n\n")
                                .thenCut());

        var response = client.lines(
                path,
                "{\"model\":\"primary-model\",\"stream\":true," + needed
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        List<String> lines = response.body().filter(line -> !line.isEmpty()).toList();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(String.join("\n", lines)).contains("begun");
        assertThat(lines.getLast()).contains(ending, "E4604");
    }

    @ParameterizedTest
    @CsvSource({"mock", "auto", "claude-model"})
    void countsTokensForAnyModel(String model) {
        var response = client.whole(
                "/v1/messages/count_tokens",
                bytes("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello there\"}]}"));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response.body()).path("input_tokens").asInt()).isBetween(2, 20);
        assertThat(anthropic().requestsTo(ANTHROPIC_CHAT)).isZero();
    }

    @Test
    void countsNoTokensForAnUnknownModel() {
        var response = client.whole(
                "/v1/messages/count_tokens",
                bytes("{\"model\":\"cluade-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hello there\"}]}"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("not_found_error", "[E4001]", "claude-model");
    }

    private static String text(String transcript) {
        return new String(Transcripts.read(transcript), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
