package io.modelgateway.dialect.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.Money;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.QualityDimension;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.Role;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.Strategy;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceRequestTest {

    private final InferenceClientCodec codec = new InferenceClientCodec();

    @Test
    void readsEveryField() {
        byte[] body = bytes("""
                {
                  "request_id": "job-7/a", "agent_did": "did:web:example.org", "model": "llama3.1:8b",
                  "messages": [
                    {"role": "system", "content": "Be brief."},
                    {"role": "user", "content": [{"type": "text", "text": "What?"},
                      {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBO"}}]},
                    {"role": "assistant", "tool_calls": [
                      {"id": "a", "function": {"name": "f", "arguments": "{}"}},
                      {"id": "b", "function": {"name": "g", "arguments": "{}"}}]},
                    {"role": "tool", "tool_call_id": "a", "content": "one"}
                  ],
                  "tool_results": [{"tool_call_id": "b", "content": {"ok": true}, "is_error": true, "name": "g"}],
                  "temperature": 0.2, "top_p": 0.9, "max_tokens": 50, "stop": ["END"],
                  "presence_penalty": 1, "frequency_penalty": -1,
                  "tools": [{"type": "function", "function": {"name": "f"}}], "tool_choice": "required",
                  "response_format": {"type": "json_object"},
                  "requirements": {"capabilities": ["vision", "Tool_Use"], "min_context_length": 8000,
                    "max_output_tokens": 500, "preferred_quality": "coding"},
                  "constraints": {"max_latency_ms": 900, "max_cost_cents": 0.25, "preferred_providers": ["ollama"],
                    "allowed_regions": ["eu"], "require_streaming": true},
                  "strategy": "cost_optimized", "priority": "high", "deadline_ms": 5000,
                  "cache": {"mode": "no-store", "ttl_seconds": 60, "threshold": 0.9, "namespace": "n"},
                  "metadata": {"team": "search", "n": 1.50}, "stream": true
                }""");

        assertThat(codec.decode(body))
                .isEqualTo(new DecodedRequest(
                        new ChatRequest(
                                "llama3.1:8b",
                                List.of(
                                        Message.text(Role.SYSTEM, "Be brief."),
                                        new Message(
                                                Role.USER,
                                                List.of(
                                                        new ContentPart.Text("What?"),
                                                        new ContentPart.Image(
                                                                new ImageSource.Data("image/png", "iVBO"), null)),
                                                null),
                                        new Message(
                                                Role.ASSISTANT,
                                                List.of(
                                                        new ContentPart.ToolCall("a", "f", Json.EMPTY_OBJECT),
                                                        new ContentPart.ToolCall("b", "g", Json.EMPTY_OBJECT)),
                                                null),
                                        result("a", "one", false, null),
                                        result("b", "{\"ok\":true}", true, "g")),
                                new SamplingOptions(0.2, 0.9, null, 50, List.of("END"), 1.0, -1.0, null, null),
                                new ToolOptions(
                                        List.of(new ToolDefinition("f", null, null, null)),
                                        new ToolChoice.Required(),
                                        null),
                                new ResponseFormat.JsonObject(),
                                null,
                                true,
                                true,
                                null,
                                Map.of("team", "search", "n", "1.50"),
                                Set.of(),
                                new WireBody(Dialect.NATIVE, body)),
                        new RequestHints(
                                "job-7/a",
                                new AgentDid("did:web:example.org"),
                                new RoutingRequirements(
                                        Strategy.COST_OPTIMIZED,
                                        Set.of(Capability.VISION, Capability.TOOL_USE, Capability.STREAMING),
                                        OptionalInt.of(8000),
                                        OptionalInt.of(500),
                                        QualityDimension.CODING,
                                        List.of(new ProviderId("ollama")),
                                        Set.of("eu"),
                                        new Money(2_500_000),
                                        Duration.ofMillis(900)),
                                Priority.HIGH,
                                Duration.ofMillis(5000),
                                new CacheDirective(
                                        CacheDirective.Mode.NO_STORE, Duration.ofSeconds(60), 0.9, "n", null, null))));
    }

    @Test
    void readsTheShortFormForAnyModel() {
        byte[] body = bytes("{\"system\":\"Be brief.\",\"user\":\"Hi\"}");

        assertThat(codec.decode(body))
                .isEqualTo(new DecodedRequest(
                        new ChatRequest(
                                "auto",
                                List.of(Message.text(Role.SYSTEM, "Be brief."), Message.text(Role.USER, "Hi")),
                                SamplingOptions.DEFAULTS,
                                ToolOptions.NONE,
                                null,
                                null,
                                false,
                                true,
                                null,
                                Map.of(),
                                Set.of(),
                                new WireBody(Dialect.NATIVE, body)),
                        RequestHints.NONE));
    }

    @Test
    void putsToolResultsBehindTheCallsTheyAnswer() {
        byte[] body = bytes("""
                {"messages": [
                  {"role": "user", "content": "x"},
                  {"role": "assistant", "tool_calls": [{"id": "a", "function": {"name": "f"}}]},
                  {"role": "user", "content": "And hurry"}],
                 "tool_results": [{"tool_call_id": "a", "content": "done"}]}""");

        assertThat(codec.decode(body).request().messages())
                .map(Message::role)
                .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.USER);
    }

    @Test
    void namesFieldsWithoutAMeaning() {
        byte[] body = bytes("{\"user\":\"x\",\"n\":2,\"top_logprobs\":1,\"cache\":{\"colour\":1},"
                + "\"requirements\":{\"mood\":1},\"constraints\":{\"mood\":1}}");

        assertThat(codec.decode(body).request().extras())
                .containsExactlyInAnyOrder(
                        "n", "top_logprobs", "cache.colour", "requirements.mood", "constraints.mood");
        assertThat(codec.decode(body).request().sampling()).isEqualTo(SamplingOptions.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                                       | E4500 |
            []                                                       | E4500 |
            {}                                                       | E4501 | messages
            {"system":"x"}                                           | E4501 | user
            {"user":"x","messages":[{"role":"user","content":"x"}]}  | E4502 | messages
            {"user":7}                                               | E4502 | user
            {"user":"x","model":""}                                  | E4502 | model
            {"user":"x","request_id":""}                             | E4502 | request_id
            {"user":"x","request_id":"a b"}                          | E4502 | request_id
            {"user":"x","request_id":"a\\nb"}                        | E4502 | request_id
            {"user":"x","agent_did":"bob"}                           | E4504 | agent_did
            {"user":"x","strategy":"luck"}                           | E4105 | strategy
            {"user":"x","strategy":1}                                | E4502 | strategy
            {"user":"x","priority":"now"}                            | E4502 | priority
            {"user":"x","deadline_ms":0}                             | E4502 | deadline_ms
            {"user":"x","deadline_ms":"soon"}                        | E4502 | deadline_ms
            {"user":"x","requirements":[]}                           | E4502 | requirements
            {"user":"x","requirements":{"capabilities":"vision"}}    | E4502 | requirements.capabilities
            {"user":"x","requirements":{"capabilities":["text","flight"]}} | E4506 | requirements.capabilities[1]
            {"user":"x","requirements":{"min_context_length":-1}}    | E4502 | requirements.min_context_length
            {"user":"x","requirements":{"preferred_quality":"best"}} | E4502 | requirements.preferred_quality
            {"user":"x","constraints":{"max_cost_cents":-0.01}}      | E4502 | constraints.max_cost_cents
            {"user":"x","constraints":{"max_cost_cents":"1"}}        | E4502 | constraints.max_cost_cents
            {"user":"x","constraints":{"max_cost_cents":1e-999999999}} | E4502 | constraints.max_cost_cents
            {"user":"x","constraints":{"max_cost_cents":1e999999999}} | E4502 | constraints.max_cost_cents
            {"user":"x","constraints":{"preferred_providers":[" "]}} | E4502 | constraints.preferred_providers
            {"user":"x","constraints":{"allowed_regions":"eu"}}      | E4502 | constraints.allowed_regions
            {"user":"x","constraints":{"require_streaming":1}}       | E4502 | constraints.require_streaming
            {"user":"x","cache":"no-store"}                          | E4502 | cache
            {"user":"x","cache":{"mode":"never"}}                    | E4502 | cache.mode
            {"user":"x","cache":{"threshold":1.1}}                   | E4502 | cache.threshold
            {"user":"x","cache":{"ttl_seconds":0}}                   | E4502 | cache.ttl_seconds
            {"user":"x","metadata":"m"}                              | E4502 | metadata
            {"user":"x","tool_results":[{"tool_call_id":"a","content":"x"}]} | E4502 | tool_results
            {"messages":[{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f"}}]}],"tool_results":[{"content":"x"}]} | E4501 | tool_results[0].tool_call_id
            {"messages":[{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f"}}]}],"tool_results":[{"tool_call_id":"b","content":"x"}]} | E4502 | tool_results[0].tool_call_id
            {"messages":[{"role":"assistant","tool_calls":[{"id":"a","function":{"name":"f"}}]}],"tool_results":[{"tool_call_id":"a"}]} | E4501 | tool_results[0].content
            """)
    void refusesBadInputAndNamesTheField(String body, String code, String param) {
        var refused = catchThrowableOfType(GatewayException.class, () -> codec.decode(bytes(body)));

        assertThat(refused.code().id()).isEqualTo(code);
        assertThat(refused.detail(ErrorDetail.Param.class)
                        .map(ErrorDetail.Param::name)
                        .orElse(null))
                .isEqualTo(param);
    }

    @Test
    void listsTheNamesThatWouldHaveBeenRight() {
        var refused = catchThrowableOfType(
                GatewayException.class, () -> codec.decode(bytes("{\"user\":\"x\",\"strategy\":\"luck\"}")));

        assertThat(refused)
                .hasMessage("'strategy' must be one of capability_first, cost_optimized, latency_optimized,"
                        + " quality_optimized, provider_pinned, round_robin, weighted");
    }

    private static Message result(String id, String text, boolean error, String name) {
        return new Message(
                Role.TOOL, List.of(new ContentPart.ToolResult(id, List.of(new ContentPart.Text(text)), error)), name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
