package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRequestTest {

    private static final String EVERYTHING = """
            {
              "model": "gpt-4o",
              "messages": [
                {"role": "developer", "content": "Be brief."},
                {"role": "user", "name": "ann", "content": [
                  {"type": "text", "text": "What is this?"},
                  {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBO", "detail": "low"}},
                  {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}},
                  {"type": "input_audio", "input_audio": {"data": "UklG", "format": "wav"}}]},
                {"role": "assistant", "content": null, "reasoning_content": "hm", "tool_calls": [
                  {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{\\"x\\": 1.0}"}},
                  {"id": "call_2", "type": "function", "function": {"name": "stop", "arguments": ""}}]},
                {"role": "tool", "tool_call_id": "call_1", "content": "a cat"},
                {"role": "tool", "tool_call_id": "call_2", "content": [{"type": "text", "text": "ok"}]},
                {"role": "assistant", "content": "No.", "refusal": "I must not."},
                {"role": "user", "content": "Why?"}
              ],
              "temperature": 0.5, "top_p": 1, "top_k": 40, "max_tokens": 10, "max_completion_tokens": 20,
              "stop": "END", "presence_penalty": -2, "frequency_penalty": 0.25, "seed": 9007199254740993, "n": 2,
              "tools": [{"type": "function", "function": {"name": "look", "description": "Looks",
                "parameters": {"type":"object","maximum":1.50}, "strict": true}},
                {"type": "web_search"}],
              "tool_choice": {"type": "function", "function": {"name": "look"}},
              "parallel_tool_calls": false,
              "response_format": {"type": "json_schema", "json_schema": {"name": "a", "schema": {"type":"object"}}},
              "reasoning_effort": "high",
              "stream": true, "stream_options": {"include_usage": true, "include_obfuscation": false},
              "user": "u-1", "metadata": {"team": "search"},
              "logprobs": true, "logit_bias": {"50256": -100}, "store": null
            }""";

    private final OpenAiClientCodec clients = new OpenAiClientCodec();
    private final OpenAiProviderCodec providers = new OpenAiProviderCodec();

    @Test
    void readsEveryField() {
        byte[] body = bytes(EVERYTHING);

        var decoded = clients.decode(body);

        assertThat(decoded.hints()).isEqualTo(RequestHints.NONE);
        assertThat(decoded.request())
                .isEqualTo(new ChatRequest(
                        "gpt-4o",
                        List.of(
                                Message.text(Role.SYSTEM, "Be brief."),
                                new Message(
                                        Role.USER,
                                        List.of(
                                                new ContentPart.Text("What is this?"),
                                                new ContentPart.Image(new ImageSource.Data("image/png", "iVBO"), "low"),
                                                new ContentPart.Image(
                                                        new ImageSource.Url("https://example.org/a.png"), null),
                                                new ContentPart.Opaque(
                                                        Dialect.OPENAI,
                                                        "input_audio",
                                                        new Json("{\"type\":\"input_audio\",\"input_audio\":"
                                                                + "{\"data\":\"UklG\",\"format\":\"wav\"}}"))),
                                        "ann"),
                                new Message(
                                        Role.ASSISTANT,
                                        List.of(
                                                new ContentPart.Reasoning("hm", null),
                                                new ContentPart.ToolCall("call_1", "look", new Json("{\"x\": 1.0}")),
                                                new ContentPart.ToolCall("call_2", "stop", Json.EMPTY_OBJECT)),
                                        null),
                                toolResult("call_1", "a cat"),
                                toolResult("call_2", "ok"),
                                new Message(
                                        Role.ASSISTANT,
                                        List.of(new ContentPart.Text("No."), new ContentPart.Refusal("I must not.")),
                                        null),
                                Message.text(Role.USER, "Why?")),
                        new SamplingOptions(0.5, 1.0, 40, 20, List.of("END"), -2.0, 0.25, 9007199254740993L, 2),
                        new ToolOptions(
                                List.of(new ToolDefinition(
                                        "look", "Looks", new Json("{\"type\":\"object\",\"maximum\":1.50}"), true)),
                                new ToolChoice.Named("look"),
                                false),
                        new ResponseFormat.JsonSchema("a", null, new Json("{\"type\":\"object\"}"), null),
                        new ReasoningOptions(true, "high", null),
                        true,
                        true,
                        "u-1",
                        Map.of("team", "search"),
                        Set.of("tools[].web_search", "stream_options.include_obfuscation", "logprobs", "logit_bias"),
                        new WireBody(
                                Dialect.OPENAI,
                                bytes(EVERYTHING.replace(", \"metadata\": {\"team\": \"search\"}", "")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                                              | E4500 |
            not json                                                                        | E4500 |
            [1]                                                                             | E4500 |
            "text"                                                                          | E4500 |
            {"model":"m","messages":[]} x                                                   | E4500 |
            {"messages":[]}                                                                 | E4501 | model
            {"model":null,"messages":[]}                                                    | E4501 | model
            {"model":7,"messages":[]}                                                       | E4502 | model
            {"model":" ","messages":[]}                                                     | E4502 | model
            {"model":"m"}                                                                   | E4501 | messages
            {"model":"m","messages":"hi"}                                                   | E4502 | messages
            {"model":"m","messages":{}}                                                     | E4502 | messages
            {"model":"m","messages":[]}                                                     | E4502 | messages
            {"model":"m","messages":["hi"]}                                                 | E4502 | messages[0]
            {"model":"m","messages":[{"content":"x"}]}                                      | E4501 | messages[0].role
            {"model":"m","messages":[{"role":"boss","content":"x"}]}                        | E4502 | messages[0].role
            {"model":"m","messages":[{"role":"user"}]}                                      | E4501 | messages[0].content
            {"model":"m","messages":[{"role":"user","content":7}]}                          | E4502 | messages[0].content
            {"model":"m","messages":[{"role":"user","content":"x","name":1}]}               | E4502 | messages[0].name
            {"model":"m","messages":[{"role":"user","content":[{}]}]}                       | E4501 | messages[0].content[0].type
            {"model":"m","messages":[{"role":"user","content":[{"type":"text"}]}]}          | E4501 | messages[0].content[0].text
            {"model":"m","messages":[{"role":"user","content":[{"type":"image_url"}]}]}     | E4501 | messages[0].content[0].image_url
            {"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{}}]}]} | E4501 | messages[0].content[0].image_url.url
            {"model":"m","messages":[{"role":"assistant"}]}                                 | E4501 | messages[0].content
            {"model":"m","messages":[{"role":"assistant","tool_calls":[{}]}]}               | E4501 | messages[0].tool_calls[0].id
            {"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"a"}]}]}       | E4501 | messages[0].tool_calls[0].function
            {"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"a","function":{}}]}]} | E4501 | messages[0].tool_calls[0].function.name
            {"model":"m","messages":[{"role":"tool","content":"x"}]}                        | E4501 | messages[0].tool_call_id
            {"model":"m","messages":[{"role":"tool","tool_call_id":"a"}]}                   | E4501 | messages[0].content
            {"model":"m","messages":[{"role":"user","content":"x"}],"temperature":2.1}      | E4502 | temperature
            {"model":"m","messages":[{"role":"user","content":"x"}],"temperature":"hot"}    | E4502 | temperature
            {"model":"m","messages":[{"role":"user","content":"x"}],"temperature":1e400}    | E4502 | temperature
            {"model":"m","messages":[{"role":"user","content":"x"}],"top_p":-0.1}           | E4502 | top_p
            {"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":-1}        | E4502 | max_tokens
            {"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}         | E4502 | max_tokens
            {"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":1.5}       | E4502 | max_tokens
            {"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":1e2147483647} | E4502 | max_tokens
            {"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":99999999999999999999} | E4502 | max_tokens
            {"model":"m","messages":[{"role":"user","content":"x"}],"max_completion_tokens":-5} | E4502 | max_completion_tokens
            {"model":"m","messages":[{"role":"user","content":"x"}],"n":0}                  | E4502 | n
            {"model":"m","messages":[{"role":"user","content":"x"}],"stop":[1]}             | E4502 | stop[0]
            {"model":"m","messages":[{"role":"user","content":"x"}],"stop":{}}              | E4502 | stop
            {"model":"m","messages":[{"role":"user","content":"x"}],"presence_penalty":3}   | E4502 | presence_penalty
            {"model":"m","messages":[{"role":"user","content":"x"}],"seed":"s"}             | E4502 | seed
            {"model":"m","messages":[{"role":"user","content":"x"}],"stream":"yes"}         | E4502 | stream
            {"model":"m","messages":[{"role":"user","content":"x"}],"stream_options":true}  | E4502 | stream_options
            {"model":"m","messages":[{"role":"user","content":"x"}],"tools":{}}             | E4502 | tools
            {"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{}]}           | E4501 | tools[0].function
            {"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{}}]} | E4501 | tools[0].function.name
            {"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":""}}]} | E4502 | tools[0].function.name
            {"model":"m","messages":[{"role":"user","content":"x"}],"tools":[{"type":"function","function":{"name":"f","parameters":[]}}]} | E4502 | tools[0].function.parameters
            {"model":"m","messages":[{"role":"user","content":"x"}],"tool_choice":"sometimes"} | E4502 | tool_choice
            {"model":"m","messages":[{"role":"user","content":"x"}],"response_format":"json"} | E4502 | response_format
            {"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{}}   | E4501 | response_format.type
            {"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema"}} | E4501 | response_format.json_schema
            {"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{}}} | E4501 | response_format.json_schema.name
            {"model":"m","messages":[{"role":"user","content":"x"}],"user":1}               | E4502 | user
            """)
    void refusesBadInputAndNamesTheField(String body, String code, String param) {
        var refused = refused(bytes(body));

        assertThat(refused.code().id()).isEqualTo(code);
        assertThat(refused.detail(ErrorDetail.Param.class)
                        .map(ErrorDetail.Param::name)
                        .orElse(null))
                .isEqualTo(param);
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(refused(bytes("{\"model\":\"m\",\"messages\":" + deep + "}")).code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] body = bytes("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}");
        int at = new String(body, StandardCharsets.US_ASCII).indexOf('?');
        for (int invalid : new int[] {0xFF, 0xC3, 0x80}) {
            byte[] broken = body.clone();
            broken[at] = (byte) invalid;
            assertThat(refused(broken).code()).as("byte %x", invalid).isEqualTo(ErrorCode.INVALID_REQUEST);
        }
        assertThat(refused("{\"model\":\"m\"}".getBytes(StandardCharsets.UTF_16))
                        .code())
                .isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void passesItsOwnDialectOnWithNothingButModelAndUsageChanged() {
        String body =
                "{ \"zeta\" : [1.00, 1e2], \"model\":\"auto\" ,\"messages\":[{\"role\":\"user\",\"content\":\"\\u00fc\"}],"
                        + "\n\"stream\":true, \"stream_options\": {\"x\":1 } }";

        EncodedRequest encoded = providers.encode(clients.decode(bytes(body)).request(), "gpt-4o");

        assertThat(new String(encoded.body(), StandardCharsets.UTF_8))
                .isEqualTo(body.replace("\"auto\"", "\"gpt-4o\"")
                        .replace("{\"x\":1 }", "{\"x\":1,\"include_usage\":true }"));
        assertThat(encoded.dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "stream":true                                              | "stream":true,"stream_options":{"include_usage":true}
            "stream":true,"stream_options":null                        | "stream":true,"stream_options":{"include_usage":true}
            "stream":true,"stream_options":{"include_usage":false}     | "stream":true,"stream_options":{"include_usage":true}
            "stream":false                                             | "stream":false
            """)
    void asksForFiguresOfEveryStream(String before, String after) {
        String rest = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],";

        byte[] encoded = providers
                .encode(clients.decode(bytes(rest + before + "}")).request(), "m")
                .body();

        assertThat(new String(encoded, StandardCharsets.UTF_8)).isEqualTo(rest + after + "}");
    }

    @Test
    void writesEverythingThatItHasAPlaceForAndNamesTheRest() throws Exception {
        ChatRequest request = clients.decode(bytes(EVERYTHING)).request().withoutOriginal();

        EncodedRequest encoded = providers.encode(request, "gpt-5-mini");

        assertThat(encoded.dropped())
                .containsExactlyInAnyOrder(
                        "tools[].web_search",
                        "stream_options.include_obfuscation",
                        "logprobs",
                        "logit_bias",
                        "top_k",
                        "thinking",
                        "metadata");
        assertThat(GatewayJson.read(encoded.body())).isEqualTo(GatewayJson.read(bytes("""
                {
                  "model": "gpt-5-mini",
                  "messages": [
                    {"role": "system", "content": "Be brief."},
                    {"role": "user", "name": "ann", "content": [
                      {"type": "text", "text": "What is this?"},
                      {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBO", "detail": "low"}},
                      {"type": "image_url", "image_url": {"url": "https://example.org/a.png"}},
                      {"type": "input_audio", "input_audio": {"data": "UklG", "format": "wav"}}]},
                    {"role": "assistant", "content": null, "tool_calls": [
                      {"id": "call_1", "type": "function", "function": {"name": "look", "arguments": "{\\"x\\": 1.0}"}},
                      {"id": "call_2", "type": "function", "function": {"name": "stop", "arguments": "{}"}}]},
                    {"role": "tool", "tool_call_id": "call_1", "content": "a cat"},
                    {"role": "tool", "tool_call_id": "call_2", "content": "ok"},
                    {"role": "assistant", "content": "No.", "refusal": "I must not."},
                    {"role": "user", "content": "Why?"}
                  ],
                  "stream": true, "stream_options": {"include_usage": true},
                  "temperature": 0.5, "top_p": 1.0, "max_completion_tokens": 20, "stop": ["END"],
                  "presence_penalty": -2.0, "frequency_penalty": 0.25, "seed": 9007199254740993, "n": 2,
                  "tools": [{"type": "function", "function": {"name": "look", "description": "Looks",
                    "parameters": {"type":"object","maximum":1.50}, "strict": true}}],
                  "tool_choice": {"type": "function", "function": {"name": "look"}},
                  "parallel_tool_calls": false,
                  "response_format": {"type": "json_schema", "json_schema": {"name": "a", "schema": {"type":"object"}}},
                  "reasoning_effort": "high",
                  "user": "u-1"
                }""")));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, max_tokens",
        "gpt-4.1, max_tokens",
        "llama3.1:8b, max_tokens",
        "openai/gpt-oss-120b, max_tokens",
        "olmo-2, max_tokens",
        "o1, max_completion_tokens",
        "o4-mini, max_completion_tokens",
        "openai/o3, max_completion_tokens",
        "gpt-5, max_completion_tokens",
        "gpt-6-turbo, max_completion_tokens",
        "gpt-10, max_completion_tokens"
    })
    void namesTheOutputLimitAsTheModelKnowsIt(String model, String name) throws Exception {
        ChatRequest request = clients.decode(bytes(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"max_tokens\":5}"))
                .request()
                .withoutOriginal();

        var body = GatewayJson.read(providers.encode(request, model).body());

        assertThat(body.path(name).intValue()).isEqualTo(5);
        assertThat(body.size()).isEqualTo(3);
    }

    @Test
    void showsThePicturesOfToolResultsBehindTheLastOfThem() throws Exception {
        var picture = new ContentPart.Image(new ImageSource.Url("https://example.org/s.png"), null);
        var results = new Message(
                Role.TOOL,
                List.of(
                        new ContentPart.ToolResult("a", List.of(picture), false),
                        new ContentPart.ToolResult("b", List.of(new ContentPart.Text("failed")), true)),
                null);
        ChatRequest request = request(List.of(results, Message.text(Role.USER, "Well?")));

        EncodedRequest encoded = providers.encode(request, "m");

        assertThat(encoded.dropped()).containsExactly("is_error");
        assertThat(GatewayJson.read(encoded.body()).path("messages")).isEqualTo(GatewayJson.read(bytes("""
                [{"role":"tool","tool_call_id":"a","content":""},
                 {"role":"tool","tool_call_id":"b","content":"failed"},
                 {"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.org/s.png"}}]},
                 {"role":"user","content":"Well?"}]""")));
    }

    @Test
    void dropsPartsThatOnlyAnotherDialectKnows() {
        var document = new ContentPart.Opaque(Dialect.ANTHROPIC, "document", new Json("{\"type\":\"document\"}"));
        var message = new Message(Role.USER, List.of(document, new ContentPart.Text("Sum it up")), null);

        assertThat(providers.encode(request(List.of(message)), "m").dropped()).containsExactly("document");
    }

    @Test
    void takesReasoningBackWithItsProof() {
        var said = assistant("""
                "thinking_blocks":[{"type":"thinking","thinking":"hm","signature":"c2ln"},
                {"type":"redacted_thinking","data":"eA=="}],"reasoning_content":"hm"
                """);

        assertThat(said)
                .containsExactly(
                        new ContentPart.Reasoning("hm", "c2ln"),
                        new ContentPart.RedactedReasoning("eA=="),
                        new ContentPart.Text("x"));
    }

    @Test
    void findsTheTextOfAProofThatCameAloneInAStream() {
        var said = assistant("""
                "thinking_blocks":[{"type":"thinking","thinking":"","signature":"c2ln"}],"reasoning":"all of it"
                """);

        assertThat(said).containsExactly(new ContentPart.Reasoning("all of it", "c2ln"), new ContentPart.Text("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tool_choice\":{\"type\":\"allowed_tools\"}",
                "\"response_format\":{\"type\":\"grammar\"}",
                "\"functions\":[]",
                "\"function_call\":\"auto\""
            })
    void keepsWhatOnlySomeServersKnowAsExtras(String field) {
        String name = field.substring(1, field.indexOf('"', 1));

        var request = clients.decode(
                        bytes("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," + field + "}"))
                .request();

        assertThat(request.extras()).containsExactly(name);
    }

    @Test
    void namesUnknownFieldsInsideMessagesOnce() {
        String message = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"cache_control\":{}}]}";

        var request = clients.decode(bytes("{\"model\":\"m\",\"messages\":[" + message + "," + message + "]}"))
                .request();

        assertThat(request.extras()).containsExactly("messages[].content[].cache_control");
    }

    private List<ContentPart> assistant(String fields) {
        return clients.decode(bytes(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"," + fields + "}]}"))
                .request()
                .messages()
                .getFirst()
                .content();
    }

    private static ChatRequest request(List<Message> messages) {
        return new ChatRequest(
                "m",
                messages,
                SamplingOptions.DEFAULTS,
                ToolOptions.NONE,
                null,
                null,
                false,
                false,
                null,
                Map.of(),
                Set.of(),
                null);
    }

    private static Message toolResult(String id, String text) {
        return new Message(
                Role.TOOL, List.of(new ContentPart.ToolResult(id, List.of(new ContentPart.Text(text)), false)), null);
    }

    private GatewayException refused(byte[] body) {
        return catchThrowableOfType(GatewayException.class, () -> clients.decode(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
