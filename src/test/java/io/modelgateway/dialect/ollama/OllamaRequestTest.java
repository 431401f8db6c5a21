package io.modelgateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.Role;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaRequestTest {

    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    private final OllamaClientCodec client = new OllamaClientCodec();
    private final OllamaGenerateCodec generate = new OllamaGenerateCodec();
    private final OllamaProviderCodec provider = new OllamaProviderCodec(Clock.systemUTC(), () -> 1L);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|E4500|",
                "{|E4500|",
                "\"hi\"|E4500|",
                "{MESSAGES}|E4501|model",
                "{\"model\":\"\",MESSAGES}|E4502|model",
                "{\"model\":\"m\"}|E4501|messages",
                "{\"model\":\"m\",\"messages\":[]}|E4502|messages",
                "{\"model\":\"m\",\"messages\":[{\"content\":\"x\"}]}|E4501|messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"bot\",\"content\":\"x\"}]}|E4502|messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[]}]}|E4502|messages[0].content",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"images\":[1]}]}|E4502|messages[0].images[0]",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{}]}]}|E4501|messages[0].tool_calls[0].function",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"function\":{}}]}]}|E4501|messages[0].tool_calls[0].function.name",
                "{\"model\":\"m\",\"options\":{\"temperature\":-1},MESSAGES}|E4502|options.temperature",
                "{\"model\":\"m\",\"options\":{\"num_predict\":-3},MESSAGES}|E4502|options.num_predict",
                "{\"model\":\"m\",\"options\":[],MESSAGES}|E4502|options",
                "{\"model\":\"m\",\"format\":\"xml\",MESSAGES}|E4502|format",
                "{\"model\":\"m\",\"think\":3,MESSAGES}|E4502|think",
                "{\"model\":\"m\",\"stream\":1,MESSAGES}|E4502|stream",
                "{\"model\":\"m\",\"tools\":[{\"type\":\"function\"}],MESSAGES}|E4501|tools[0].function",
            })
    void refusesWhatIsNoRequest(String body, String code, @Nullable String param) {
        byte[] bytes = body.replace("MESSAGES", HI).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> client.decode(bytes)).isInstanceOfSatisfying(GatewayException.class, failure -> {
            assertThat(failure.code().id()).isEqualTo(code);
            assertThat(failure.detail(ErrorDetail.Param.class)
                            .map(ErrorDetail.Param::name)
                            .orElse(null))
                    .isEqualTo(param);
        });
    }

    @Test
    void refusesWhatIsTooDeepOrNotUtf8() {
        String start = "{\"model\":\"m\",\"x\":";
        byte[] deep = (start + "[".repeat(10_000) + "]".repeat(10_000) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] latin = (start + "\"ü\"}").getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] body : List.of(deep, latin)) {
            assertThatThrownBy(() -> client.decode(body))
                    .isInstanceOfSatisfying(
                            GatewayException.class,
                            failure -> assertThat(failure.code().id()).isEqualTo("E4500"));
        }
    }

    @Test
    void readsEverythingTheVocabularyHasAPlaceFor() {
        byte[] body = """
                {"model":"llava","keep_alive":"5m","think":"high","format":{"type":"object"},
                 "options":{"temperature":0.5,"num_predict":-1,"num_ctx":8192,"stop":"END","seed":42},
                 "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],
                 "messages":[
                  {"role":"System","content":"Be brief."},
                  {"role":"user","content":"Look","images":["/9j/4AAQ"]},
                  {"role":"assistant","content":"","thinking":"hm","tool_calls":[
                    {"function":{"index":0,"name":"f","arguments":{"n":1}}},
                    {"function":{"name":"g","arguments":{}}},{"function":{"name":"f"}}]},
                  {"role":"tool","tool_name":"g","content":"one"},
                  {"role":"tool","tool_name":"f","content":"two"},
                  {"role":"tool","content":"three"}]}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(client.decode(body).request())
                .isEqualTo(new ChatRequest(
                        "llava",
                        List.of(
                                Message.text(Role.SYSTEM, "Be brief."),
                                new Message(
                                        Role.USER,
                                        List.of(
                                                new ContentPart.Text("Look"),
                                                new ContentPart.Image(
                                                        new ImageSource.Data("image/jpeg", "/9j/4AAQ"), null)),
                                        null),
                                new Message(
                                        Role.ASSISTANT,
                                        List.of(
                                                new ContentPart.Reasoning("hm", null),
                                                new ContentPart.ToolCall("call_0", "f", new Json("{\"n\":1}")),
                                                new ContentPart.ToolCall("call_1", "g", Json.EMPTY_OBJECT),
                                                new ContentPart.ToolCall("call_2", "f", Json.EMPTY_OBJECT)),
                                        null),
                                result("call_1", "one"),
                                result("call_0", "two"),
                                result("call_2", "three")),
                        new SamplingOptions(0.5, null, null, null, List.of("END"), null, null, 42L, null),
                        new ToolOptions(
                                List.of(new ToolDefinition("f", null, new Json("{\"type\":\"object\"}"), null)),
                                null,
                                null),
                        new ResponseFormat.JsonSchema("response", null, new Json("{\"type\":\"object\"}"), null),
                        new ReasoningOptions(true, "high", null),
                        true,
                        true,
                        null,
                        Map.of(),
                        Set.of("keep_alive", "options.num_ctx"),
                        new WireBody(Dialect.OLLAMA, body)));
    }

    @Test
    void readsAPromptAsAConversation() {
        byte[] body = """
                {"model":"m","system":"Be brief.","prompt":"Why?","images":["UklGR"],"raw":true,"stream":false}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(generate.decode(body).request())
                .isEqualTo(new ChatRequest(
                        "m",
                        List.of(
                                Message.text(Role.SYSTEM, "Be brief."),
                                new Message(
                                        Role.USER,
                                        List.of(
                                                new ContentPart.Text("Why?"),
                                                new ContentPart.Image(
                                                        new ImageSource.Data("image/webp", "UklGR"), null)),
                                        null)),
                        SamplingOptions.DEFAULTS,
                        ToolOptions.NONE,
                        null,
                        null,
                        false,
                        true,
                        null,
                        Map.of(),
                        Set.of("raw"),
                        new WireBody(Dialect.GENERATE, body)));
    }

    @Test
    void passesOllamasOwnBodyOnWithAnotherModelOnly() {
        String body = "{ \"model\" : \"alias\", \"keep_alive\": -1, \"options\": {\"num_ctx\": 1.0e4}, " + HI + " }";
        ChatRequest request =
                client.decode(body.getBytes(StandardCharsets.UTF_8)).request();
        EncodedRequest encoded = provider.encode(request, "llama3.2:3b");
        assertThat(encoded.body()).asString().isEqualTo(body.replace("\"alias\"", "\"llama3.2:3b\""));
        assertThat(encoded.dropped()).isEmpty();
    }

    @Test
    void writesAConversationInOllamasTerms() {
        EncodedRequest encoded = provider.encode(
                Conversations.request(
                        new Message(
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("a"),
                                        new ContentPart.Text("b"),
                                        new ContentPart.Image(new ImageSource.Data("image/png", "AA=="), "low")),
                                "Bob"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new ContentPart.Reasoning("hm", "signed"),
                                        new ContentPart.RedactedReasoning("x"),
                                        new ContentPart.ToolCall("c1", "f", new Json("{\"n\":1}")),
                                        new ContentPart.ToolCall("c2", "g", new Json("oops"))),
                                null),
                        new Message(
                                Role.TOOL,
                                List.of(
                                        new ContentPart.ToolResult("c2", List.of(new ContentPart.Text("2")), true),
                                        new ContentPart.ToolResult("c1", List.of(), false)),
                                null)),
                "llama3.2:3b");
        assertThat(encoded.body()).asString().isEqualTo("""
                {"model":"llama3.2:3b","messages":[{"role":"user","content":"a\\nb","images":["AA=="]},\
                {"role":"assistant","content":"","thinking":"hm","tool_calls":[\
                {"id":"c1","function":{"name":"f","arguments":{"n":1}}},\
                {"id":"c2","function":{"name":"g","arguments":{}}}]},\
                {"role":"tool","content":"2","tool_name":"g","tool_call_id":"c2"},\
                {"role":"tool","content":"","tool_name":"f","tool_call_id":"c1"}],"stream":false}""");
        assertThat(encoded.dropped())
                .containsExactlyInAnyOrder(
                        "detail", "name", "signature", "thinking", "is_error", "tool_calls.arguments");
    }

    @Test
    void refusesAPictureByAddress() {
        var remote = new ContentPart.Image(new ImageSource.Url("https://example.org/x"), null);

        assertThatThrownBy(() ->
                        provider.encode(Conversations.request(new Message(Role.USER, List.of(remote), null)), "m"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code().id()).isEqualTo("E4502"));
    }

    @Test
    void namesWhatOllamaHasNoPlaceFor() {
        var tools =
                new ToolOptions(List.of(new ToolDefinition("f", null, null, true)), new ToolChoice.Required(), false);
        var sampling = new SamplingOptions(null, null, null, 9, List.of(), null, null, null, 2);
        var request = new ChatRequest(
                "m",
                List.of(Message.text(Role.USER, "a")),
                sampling,
                tools,
                null,
                new ReasoningOptions(true, "xhigh", 9000),
                true,
                true,
                "u",
                Map.of("k", "v"),
                Set.of("logit_bias"),
                null);
        EncodedRequest encoded = provider.encode(request, "m");
        assertThat(encoded.body()).asString().isEqualTo("""
                {"model":"m","messages":[{"role":"user","content":"a"}],\
                "tools":[{"type":"function","function":{"name":"f"}}],"think":"high",\
                "options":{"num_predict":9},"stream":true}""");
        assertThat(encoded.dropped())
                .containsExactlyInAnyOrder(
                        "strict",
                        "tool_choice",
                        "parallel_tool_calls",
                        "thinking.budget_tokens",
                        "n",
                        "user",
                        "metadata",
                        "logit_bias");
    }

    @Test
    void offersNoToolsWhereNoneMayBeUsed() {
        var tools = new ToolOptions(List.of(new ToolDefinition("f", null, null, null)), new ToolChoice.None(), null);
        EncodedRequest encoded = provider.encode(
                Conversations.request(List.of(Message.text(Role.USER, "a")), SamplingOptions.DEFAULTS, tools), "m");
        assertThat(encoded.body()).asString().doesNotContain("tools");
        assertThat(encoded.dropped()).isEmpty();
    }

    private static Message result(String id, String text) {
        return new Message(
                Role.TOOL, List.of(new ContentPart.ToolResult(id, List.of(new ContentPart.Text(text)), false)), null);
    }
}
