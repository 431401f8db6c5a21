package io.modelgateway.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiRequestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL_3 = "gemini-3-pro-preview";
    private static final String MODEL_25 = "gemini-2.5-flash";

    private final GeminiProviderCodec codec = new GeminiProviderCodec(Clock.systemUTC());

    @Test
    void movesSystemMessagesOutAndJoinsTurnsOfOneRole() {
        EncodedRequest encoded = codec.encode(
                Conversations.request(
                        Message.text(Role.SYSTEM, "be brief"),
                        Message.text(Role.USER, "one"),
                        Message.text(Role.USER, "two"),
                        Message.text(Role.ASSISTANT, "three"),
                        Message.text(Role.USER, "four")),
                MODEL_25);

        assertThat(json(encoded)).isEqualTo(json("""
                {"systemInstruction":{"parts":[{"text":"be brief"}]},
                 "contents":[{"role":"user","parts":[{"text":"one"},{"text":"two"}]},
                  {"role":"model","parts":[{"text":"three"}]},{"role":"user","parts":[{"text":"four"}]}]}"""));
        assertThat(encoded.dropped()).isEmpty();
    }

    @Test
    void writesEveryOptionItHas() {
        var sampling = new SamplingOptions(0.5, 0.9, 40, 100, List.of("END"), 0.1, 0.2, 7L, 2);

        EncodedRequest encoded = codec.encode(
                Conversations.request(List.of(Message.text(Role.USER, "hi")), sampling, ToolOptions.NONE), MODEL_25);

        assertThat(json(encoded).path("generationConfig")).isEqualTo(json("""
                {"temperature":0.5,"topP":0.9,"presencePenalty":0.1,"frequencyPenalty":0.2,"topK":40,
                 "maxOutputTokens":100,"seed":7,"candidateCount":2,"stopSequences":["END"]}"""));
        assertThat(encoded.dropped()).isEmpty();
    }

    @Test
    void writesPicturesAndNamesWhatItHasNoPlaceFor() {
        var picture = new ContentPart.Image(new ImageSource.Data("image/png", "AAAA"), "high");
        var remote = new ContentPart.Image(new ImageSource.Url("https://example.com/a.png"), null);

        EncodedRequest encoded = codec.encode(
                Conversations.request(
                        new Message(Role.USER, List.of(new ContentPart.Text("what?"), picture, remote), "Ann")),
                MODEL_25);

        assertThat(json(encoded).path("contents")).isEqualTo(json("""
                [{"role":"user","parts":[{"text":"what?"},{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]}]"""));
        assertThat(encoded.dropped()).containsExactlyInAnyOrder("detail", "image_url", "name");
    }

    @Test
    void writesToolsWithTheirSchemasAsTheyCame() {
        var weather = new ToolDefinition("get_weather", "d", new Json("{\"type\":\"object\",\"$defs\":{}}"), true);
        var tools = new ToolOptions(List.of(weather), new ToolChoice.Named("get_weather"), false);

        EncodedRequest encoded = codec.encode(
                Conversations.request(List.of(Message.text(Role.USER, "hi")), SamplingOptions.DEFAULTS, tools),
                MODEL_25);

        assertThat(json(encoded).path("tools")).isEqualTo(json("""
                [{"functionDeclarations":[{"name":"get_weather","description":"d",
                  "parametersJsonSchema":{"type":"object","$defs":{}}}]}]"""));
        assertThat(json(encoded).path("toolConfig")).isEqualTo(json("""
                {"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["get_weather"]}}"""));
        assertThat(encoded.dropped()).containsExactlyInAnyOrder("strict", "parallel_tool_calls");
    }

    @Test
    void sendsProofsBackOnTheCallsTheyCameWithAndResultsByName() {
        EncodedRequest encoded = codec.encode(
                Conversations.request(
                        Message.text(Role.USER, "hi"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new ContentPart.Reasoning("", "gemini:EtoB="),
                                        new ContentPart.ToolCall("c1", "one", new Json("{\"a\":1}")),
                                        new ContentPart.ToolCall("c2", "two", Json.EMPTY_OBJECT)),
                                null),
                        new Message(
                                Role.TOOL,
                                List.of(result("c1", "sunny", false), result("c2", "no such city", true)),
                                null),
                        Message.text(Role.USER, "and?")),
                MODEL_3);

        assertThat(json(encoded).path("contents")).isEqualTo(json("""
                [{"role":"user","parts":[{"text":"hi"}]},
                 {"role":"model","parts":[
                  {"functionCall":{"id":"c1","name":"one","args":{"a":1}},"thoughtSignature":"EtoB="},
                  {"functionCall":{"id":"c2","name":"two","args":{}}}]},
                 {"role":"user","parts":[
                  {"functionResponse":{"id":"c1","name":"one","response":{"result":"sunny"}}},
                  {"functionResponse":{"id":"c2","name":"two","response":{"error":"no such city"}}},
                  {"text":"and?"}]}]"""));
        assertThat(encoded.dropped()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        MODEL_3 + ", skip_thought_signature_validator",
        "gemini-flash-latest, skip_thought_signature_validator",
        MODEL_25 + ", ''"
    })
    void callsOfOtherModelsGoUnprovenWhereTheModelAsksForProof(String model, String signature) {
        EncodedRequest encoded = codec.encode(
                Conversations.request(
                        Message.text(Role.USER, "hi"),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new ContentPart.Reasoning("hm", "EqoBCkgIARABGAIiQL/2+k=="),
                                        new ContentPart.ToolCall("toolu_1", "one", Json.EMPTY_OBJECT)),
                                null)),
                model);

        JsonNode call = json(encoded).path("contents").path(1).path("parts").path(0);
        assertThat(call.path("thoughtSignature").asText()).isEqualTo(signature);
        assertThat(encoded.dropped()).containsExactly("thinking");
    }

    @Test
    void asksForJsonByItsSchema() {
        var schema = new ResponseFormat.JsonSchema("report", null, new Json("{\"type\":\"object\"}"), true);

        EncodedRequest encoded = codec.encode(request(schema, null), MODEL_25);

        assertThat(json(encoded).path("generationConfig")).isEqualTo(json("""
                {"responseMimeType":"application/json","responseJsonSchema":{"type":"object"}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gemini-3-pro-preview | true  | low    |       | {"includeThoughts":true,"thinkingLevel":"low"}
            gemini-3-pro-preview | true  | xhigh  |       | {"includeThoughts":true,"thinkingLevel":"high"}
            gemini-3.5-flash     | true  |        | 5000  | {"includeThoughts":true,"thinkingLevel":"medium"}
            gemini-3.5-flash     | true  |        |       | {"includeThoughts":true}
            gemini-4-argon       | false |        |       | dropped
            gemini-2.5-pro       | true  | medium |       | {"includeThoughts":true,"thinkingBudget":8192}
            gemini-2.5-pro       | true  |        | 300   | {"includeThoughts":true,"thinkingBudget":300}
            gemini-2.5-pro       | false |        |       | dropped
            gemini-2.5-flash     | false |        |       | {"thinkingBudget":0}
            gemini-2.5-flash     | true  | none   |       | {"thinkingBudget":0}
            gemini-2.0-flash     | true  | high   |       | dropped
            gemma-3-27b-it       | true  | high   |       | dropped
            """)
    void thinksAsEveryGenerationWantsToBeAsked(
            String model, boolean enabled, @Nullable String effort, @Nullable Integer budget, String expected) {
        EncodedRequest encoded = codec.encode(request(null, new ReasoningOptions(enabled, effort, budget)), model);

        if (expected.equals("dropped")) {
            assertThat(encoded.dropped()).containsExactly("thinking");
            assertThat(json(encoded).has("generationConfig")).isFalse();
        } else {
            assertThat(json(encoded).path("generationConfig").path("thinkingConfig"))
                    .isEqualTo(json(expected));
            assertThat(encoded.dropped()).isEmpty();
        }
    }

    private static ContentPart.ToolResult result(String id, String text, boolean error) {
        return new ContentPart.ToolResult(id, List.of(new ContentPart.Text(text)), error);
    }

    private static ChatRequest request(@Nullable ResponseFormat format, @Nullable ReasoningOptions reasoning) {
        return new ChatRequest(
                "m",
                List.of(Message.text(Role.USER, "hi")),
                SamplingOptions.DEFAULTS,
                ToolOptions.NONE,
                format,
                reasoning,
                false,
                true,
                null,
                Map.of(),
                Set.of(),
                null);
    }

    private static JsonNode json(EncodedRequest encoded) {
        try {
            return JSON.readTree(encoded.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
