package io.modelgateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
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

class AnthropicRequestTest {

    private static final String OLD = "claude-3-5-haiku-latest";
    private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]";

    private final AnthropicClientCodec client = new AnthropicClientCodec();
    private final AnthropicProviderCodec provider = new AnthropicProviderCodec(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|E4500|",
                "not json|E4500|",
                "[]|E4500|",
                "{\"max_tokens\":1,MESSAGES}|E4501|model",
                "{\"model\":\" \",\"max_tokens\":1,MESSAGES}|E4502|model",
                "{\"model\":7,\"max_tokens\":1,MESSAGES}|E4502|model",
                "{\"model\":\"m\",MESSAGES}|E4501|max_tokens",
                "{\"model\":\"m\",\"max_tokens\":0,MESSAGES}|E4502|max_tokens",
                "{\"model\":\"m\",\"max_tokens\":-5,MESSAGES}|E4502|max_tokens",
                "{\"model\":\"m\",\"max_tokens\":1}|E4501|messages",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[]}|E4502|messages",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":\"hi\"}|E4502|messages",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"content\":\"x\"}]}|E4501|messages[0].role",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"bot\",\"content\":\"x\"}]}|E4502|messages[0].role",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\"}]}|E4501|messages[0].content",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":5}]}|E4502|messages[0].content",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{}]}]}|E4501|messages[0].content[0].type",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\"}]}]}|E4501|messages[0].content[0].text",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\"}]}]}|E4501|messages[0].content[0].source",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\"}]}]}|E4501|messages[0].content[0].tool_use_id",
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"f\",\"input\":\"{}\"}]}]}|E4502|messages[0].content[0].input",
                "{\"model\":\"m\",\"max_tokens\":1,\"temperature\":1.1,MESSAGES}|E4502|temperature",
                "{\"model\":\"m\",\"max_tokens\":1,\"top_p\":\"x\",MESSAGES}|E4502|top_p",
                "{\"model\":\"m\",\"max_tokens\":1,\"stop_sequences\":\"x\",MESSAGES}|E4502|stop_sequences",
                "{\"model\":\"m\",\"max_tokens\":1,\"stream\":\"yes\",MESSAGES}|E4502|stream",
                "{\"model\":\"m\",\"max_tokens\":1,\"tools\":[{\"name\":\"f\"}],MESSAGES}|E4501|tools[0].input_schema",
                "{\"model\":\"m\",\"max_tokens\":1,\"tool_choice\":{\"type\":\"must\"},MESSAGES}|E4502|tool_choice.type",
                "{\"model\":\"m\",\"max_tokens\":1,\"tool_choice\":{\"type\":\"tool\"},MESSAGES}|E4501|tool_choice.name",
                "{\"model\":\"m\",\"max_tokens\":1,\"thinking\":{\"type\":\"enabled\"},MESSAGES}|E4501|thinking.budget_tokens",
                "{\"model\":\"m\",\"max_tokens\":1,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":5},MESSAGES}|E4502|thinking.budget_tokens",
                "{\"model\":\"m\",\"max_tokens\":1,\"thinking\":{\"type\":\"maybe\"},MESSAGES}|E4502|thinking.type",
                "{\"model\":\"m\",\"max_tokens\":1,\"output_config\":{\"format\":{\"type\":\"xml\"}},MESSAGES}|E4502|output_config.format.type",
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
        String start = "{\"model\":\"m\",\"max_tokens\":1,\"x\":";
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
                {"model":"claude-sonnet-4-5","max_tokens":2000,"stream":true,
                 "system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral"}}],
                 "messages":[
                  {"role":"user","content":[{"type":"text","text":"Look"},
                    {"type":"image","source":{"type":"url","url":"https://example.org/a.png"}},
                    {"type":"document","source":{"type":"text","media_type":"text/plain","data":"x"}}]},
                  {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"Eq+/=="},
                    {"type":"redacted_thinking","data":"Em=="},
                    {"type":"tool_use","id":"toolu_1","name":"f","input":{"n":1.50}}]},
                  {"role":"user","content":[
                    {"type":"tool_result","tool_use_id":"toolu_1","content":"42","is_error":true},
                    {"type":"text","text":"and?"}]}],
                 "tools":[{"name":"f","input_schema":{"type":"object"}},
                          {"type":"web_search_20250305","name":"web_search"}],
                 "tool_choice":{"type":"any","disable_parallel_tool_use":true},
                 "thinking":{"type":"enabled","budget_tokens":1500},
                 "stop_sequences":["END"],"metadata":{"user_id":"u"},"service_tier":"auto","top_k":0}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(client.decode(body).request())
                .isEqualTo(new ChatRequest(
                        "claude-sonnet-4-5",
                        List.of(
                                Message.text(Role.SYSTEM, "Be brief."),
                                new Message(
                                        Role.USER,
                                        List.of(
                                                new ContentPart.Text("Look"),
                                                new ContentPart.Image(
                                                        new ImageSource.Url("https://example.org/a.png"), null),
                                                new ContentPart.Opaque(
                                                        Dialect.ANTHROPIC,
                                                        "document",
                                                        new Json("{\"type\":\"document\",\"source\":{\"type\":\"text\","
                                                                + "\"media_type\":\"text/plain\",\"data\":\"x\"}}"))),
                                        null),
                                new Message(
                                        Role.ASSISTANT,
                                        List.of(
                                                new ContentPart.Reasoning("hm", "Eq+/=="),
                                                new ContentPart.RedactedReasoning("Em=="),
                                                new ContentPart.ToolCall("toolu_1", "f", new Json("{\"n\":1.50}"))),
                                        null),
                                new Message(
                                        Role.TOOL,
                                        List.of(new ContentPart.ToolResult(
                                                "toolu_1", List.of(new ContentPart.Text("42")), true)),
                                        null),
                                Message.text(Role.USER, "and?")),
                        new SamplingOptions(null, null, null, 2000, List.of("END"), null, null, null, null),
                        new ToolOptions(
                                List.of(new ToolDefinition("f", null, new Json("{\"type\":\"object\"}"), null)),
                                new ToolChoice.Required(),
                                false),
                        null,
                        new ReasoningOptions(true, "minimal", 1500),
                        true,
                        true,
                        "u",
                        Map.of(),
                        Set.of("system[].cache_control", "tools.web_search_20250305", "service_tier"),
                        new WireBody(Dialect.ANTHROPIC, body)));
    }

    @Test
    void countsTokensWithoutAnOutputLimit() {
        byte[] body = ("{\"model\":\"m\"," + HI + "}").getBytes(StandardCharsets.UTF_8);
        assertThat(client.decodeCountTokens(body).messages()).containsExactly(Message.text(Role.USER, "hi"));
        assertThat(client.encodeCountTokens(14)).asString().isEqualTo("{\"input_tokens\":14}");
    }

    @Test
    void passesTheVendorsOwnBodyOnWithAnotherModelOnly() {
        String body = "{ \"model\" : \"alias\", \"max_tokens\":5, \"x_new\": 1.50, " + HI + " }";
        ChatRequest request =
                client.decode(body.getBytes(StandardCharsets.UTF_8)).request();
        EncodedRequest encoded = provider.encode(request, "claude-opus-4-7");
        assertThat(new String(encoded.body(), StandardCharsets.UTF_8))
                .isEqualTo(body.replace("\"alias\"", "\"claude-opus-4-7\""));
        assertThat(encoded.dropped()).isEmpty();
    }

    @Test
    void ordersAConversationByTheVendorsRules() {
        EncodedRequest encoded = provider.encode(
                Conversations.request(
                        Message.text(Role.SYSTEM, "One."),
                        Message.text(Role.USER, "a"),
                        new Message(Role.USER, List.of(new ContentPart.Text(" "), new ContentPart.Text("b")), "Bob"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new ContentPart.Reasoning("unsigned", null),
                                        new ContentPart.ToolCall("functions.f:0", "f", new Json("oops")),
                                        new ContentPart.ToolCall("call_2", "g", new Json(""))),
                                null),
                        Message.text(Role.SYSTEM, "Two."),
                        Message.text(Role.USER, "wait"),
                        new Message(
                                Role.TOOL,
                                List.of(new ContentPart.ToolResult(
                                        "functions.f:0", List.of(new ContentPart.Text("1")), false)),
                                null),
                        new Message(Role.TOOL, List.of(new ContentPart.ToolResult("call_2", List.of(), true)), null)),
                OLD);
        assertThat(encoded.body()).asString().isEqualTo("""
                {"model":"claude-3-5-haiku-latest","max_tokens":4096,\
                "system":[{"type":"text","text":"One."},{"type":"text","text":"Two."}],\
                "messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},\
                {"role":"assistant","content":[{"type":"tool_use","id":"functions_f_0","name":"f","input":{}},\
                {"type":"tool_use","id":"call_2","name":"g","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"functions_f_0","content":"1"},\
                {"type":"tool_result","tool_use_id":"call_2","is_error":true},{"type":"text","text":"wait"}]}]}""");
        assertThat(encoded.dropped()).containsExactlyInAnyOrder("name", "thinking", "tool_calls.arguments");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "claude-3-5-haiku-latest     | 1.0 | 0.5 | temperature",
                "claude-opus-4-20250514      | 1.0 | 0.5 | temperature",
                "claude-opus-4-1-20250805    | 1.0 |     | temperature,top_p",
                "claude-sonnet-4-6           | 1.0 |     | temperature,top_p",
                "claude-opus-4-7             |     |     | temperature,top_p",
                "claude-sonnet-5             |     |     | temperature,top_p",
                "some-other-vendors-model    | 1.0 | 0.5 | temperature",
            })
    void sendsTheSamplingThatTheGenerationTakes(
            String model, @Nullable Double temperature, @Nullable Double topP, @Nullable String dropped)
            throws JsonProcessingException {
        var sampling = new SamplingOptions(1.7, 0.5, null, null, List.of(), null, null, null, null);
        EncodedRequest encoded = provider.encode(
                Conversations.request(List.of(Message.text(Role.USER, "a")), sampling, ToolOptions.NONE), model);
        var body = GatewayJson.read(encoded.body());
        assertThat(body.has("temperature") ? body.get("temperature").doubleValue() : null)
                .isEqualTo(temperature);
        assertThat(body.has("top_p") ? body.get("top_p").doubleValue() : null).isEqualTo(topP);
        assertThat(String.join(",", encoded.dropped().stream().sorted().toList()))
                .isEqualTo(dropped == null ? "" : dropped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // model, effort, budget, max_tokens -> thinking, effort, max_tokens
                "claude-sonnet-4-5 | high  |       |       | enabled 16384 |      | 20480",
                "claude-sonnet-4-5 |       | 5000  |       | enabled 5000  |      | 9096",
                "claude-sonnet-4-5 | high  |       | 4000  | enabled 3000  |      | 4000",
                "claude-sonnet-4-5 |       | 5000  | 4000  | enabled 3999  |      | 4000",
                "claude-sonnet-4-5 | low   |       | 1000  |               |      | 1000",
                "claude-sonnet-4-5 |       |       |       | enabled 8192  |      | 12288",
                "claude-opus-4-6   |minimal|       |       | adaptive      | low  | 4096",
                "claude-opus-4-7   |       | 20000 |       | adaptive      | high | 4096",
                "claude-opus-4-7   | max   |       | 9     | adaptive      | max  | 9",
            })
    void thinksAsTheGenerationCan(
            String model,
            @Nullable String effort,
            @Nullable Integer budget,
            @Nullable Integer max,
            @Nullable String thinking,
            @Nullable String sentEffort,
            int sentMax)
            throws JsonProcessingException {
        EncodedRequest encoded =
                provider.encode(thinking(new ReasoningOptions(true, effort, budget), max, ToolOptions.NONE), model);
        var body = GatewayJson.read(encoded.body());
        String sent = (body.path("thinking").path("type").asText() + " "
                        + body.path("thinking").path("budget_tokens").asText())
                .strip();
        assertThat(sent).isEqualTo(thinking == null ? "" : thinking);
        assertThat(body.path("output_config").path("effort").textValue()).isEqualTo(sentEffort);
        assertThat(body.path("max_tokens").intValue()).isEqualTo(sentMax);
        assertThat(encoded.dropped()).isEqualTo(thinking == null ? Set.of("reasoning") : Set.of());
    }

    @Test
    void doesNotThinkWhereAToolIsForced() {
        var tools =
                new ToolOptions(List.of(new ToolDefinition("f", null, null, null)), new ToolChoice.Named("f"), null);
        EncodedRequest encoded = provider.encode(thinking(new ReasoningOptions(true, "high", null), null, tools), OLD);
        assertThat(encoded.dropped()).containsExactly("reasoning");
        assertThat(encoded.body()).asString().endsWith("""
                "tools":[{"name":"f","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"f"}}""");
    }

    @Test
    void doesNotThinkOnWhereTheThinkingBeforeTheCallsIsLost() {
        var messages = List.of(
                Message.text(Role.USER, "a"),
                new Message(Role.ASSISTANT, List.of(new ContentPart.ToolCall("c", "f", Json.EMPTY_OBJECT)), null),
                new Message(Role.TOOL, List.of(new ContentPart.ToolResult("c", List.of(), false)), null));
        var request = Conversations.request(messages, SamplingOptions.DEFAULTS, ToolOptions.NONE);
        EncodedRequest encoded = provider.encode(
                with(request, null, new ReasoningOptions(true, "low", null), Set.of("logit_bias")), OLD);
        assertThat(encoded.dropped()).containsExactlyInAnyOrder("reasoning", "logit_bias");
    }

    @Test
    void namesWhatTheVendorHasNoPlaceFor() {
        var sampling = new SamplingOptions(null, null, 3, 50, List.of(" ", "x"), 0.5, 0.5, 7L, 2);
        var request = Conversations.request(
                List.of(new Message(
                        Role.USER,
                        List.of(
                                new ContentPart.Image(new ImageSource.Data("image/png", "AA=="), "high"),
                                new ContentPart.Opaque(Dialect.OPENAI, "input_audio", Json.EMPTY_OBJECT)),
                        null)),
                sampling,
                ToolOptions.NONE);
        EncodedRequest encoded =
                provider.encode(with(request, new ResponseFormat.JsonObject(), null, Set.of("logit_bias")), OLD);
        assertThat(encoded.body()).asString().isEqualTo("""
                {"model":"claude-3-5-haiku-latest","max_tokens":50,"messages":[{"role":"user","content":\
                [{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]}],\
                "top_k":3,"stop_sequences":["x"]}""");
        assertThat(encoded.dropped())
                .containsExactlyInAnyOrder(
                        "detail",
                        "input_audio",
                        "stop",
                        "presence_penalty",
                        "frequency_penalty",
                        "seed",
                        "n",
                        "response_format",
                        "logit_bias");
    }

    private static ChatRequest thinking(ReasoningOptions reasoning, @Nullable Integer max, ToolOptions tools) {
        var sampling = new SamplingOptions(null, null, null, max, List.of(), null, null, null, null);
        var request = Conversations.request(List.of(Message.text(Role.USER, "a")), sampling, tools);
        return with(request, null, reasoning, Set.of());
    }

    private static ChatRequest with(
            ChatRequest request,
            @Nullable ResponseFormat format,
            @Nullable ReasoningOptions reasoning,
            Set<String> extras) {
        return new ChatRequest(
                request.model(),
                request.messages(),
                request.sampling(),
                request.tools(),
                format,
                reasoning,
                request.stream(),
                true,
                null,
                Map.of(),
                extras,
                null);
    }
}
