package io.modelgateway.dialect.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.Replies;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Cost;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.RoutingStep;
import io.modelgateway.model.Strategy;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InferenceAnswerTest {

    private static final ModelId BIG = new ModelId("big");
    private static final ModelId SMALL = new ModelId("small");
    private static final ProviderId CLOUD = new ProviderId("cloud");
    private static final ProviderId LOCAL = new ProviderId("local");

    private static final RoutingDecision DECISION = new RoutingDecision(
            Strategy.COST_OPTIMIZED,
            List.of(new ModelKey(LOCAL, SMALL), new ModelKey(CLOUD, BIG)),
            new Money(12_345),
            Duration.ofMillis(300),
            "The cheapest",
            List.of(
                    new CandidateFate(SMALL, LOCAL, null, null, null, Money.ZERO, Duration.ofMillis(300)),
                    new CandidateFate(
                            BIG,
                            CLOUD,
                            RoutingStep.HEALTH,
                            ErrorCode.PROVIDER_CIRCUIT_OPEN,
                            "open",
                            new Money(1),
                            Duration.ofMillis(9))),
            42);

    private static final String ROUTING = """
            {"strategy":"cost_optimized","primary":{"model":"small","provider":"local"},
             "chain":[{"model":"small","provider":"local"},{"model":"big","provider":"cloud"}],
             "estimated_cost_cents":0.0012345,"estimated_latency_ms":300,"estimated_input_tokens":42,
             "reason":"The cheapest","candidates":[
               {"model":"small","provider":"local","kept":true,"estimated_cost_cents":0,"estimated_latency_ms":300},
               {"model":"big","provider":"cloud","kept":false,"rejected_at":"health","code":"E4701","note":"open",
                "estimated_cost_cents":0.0000001,"estimated_latency_ms":9}]}""";

    private static final String TAIL = """
            "token_usage":{"input_tokens":10,"output_tokens":5,"cached_tokens":4,"total_tokens":15},
            "latency_ms":250,"cached":false,
            "cost":{"input_cents":0.3,"output_cents":0.05,"cached_cents":0,"total_cents":0.35},
            "routing":%s,
            "attempts":[{"model":"small","provider":"local","outcome":"failure","code":"E4202","latency_ms":100},
                        {"model":"big","provider":"cloud","outcome":"success","latency_ms":140}],
            "metadata":%s""";

    private final InferenceClientCodec codec = new InferenceClientCodec();

    @Test
    void tellsEverythingOfAWholeAnswer() throws Exception {
        ChatRequest request = codec.decode(bytes("{\"user\":\"Hi\",\"metadata\": {\"n\":1.50,\"a\":[1]}}"))
                .request();
        var answer = new ChatAnswer(
                "x",
                "upstream-name",
                7,
                List.of(new Choice(
                        0,
                        List.of(
                                new ContentPart.Reasoning("hm", "c2ln"),
                                new ContentPart.Text("Hello"),
                                new ContentPart.ToolCall("call_1", "f", new Json("{}"))),
                        FinishReason.TOOL_CALLS,
                        null)),
                TokenUsage.UNKNOWN,
                null);

        byte[] body = codec.encode(answer, Replies.context("req-1", request, trail()));

        assertThat(GatewayJson.read(body))
                .isEqualTo(json("""
                {"request_id":"req-1","model_id":"big","provider":"cloud","content":"Hello","reasoning_content":"hm",
                 "thinking_blocks":[{"type":"thinking","thinking":"hm","signature":"c2ln"}],
                 "tool_calls":[{"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}],
                 "finish_reason":"tool_calls",
                """ + TAIL.formatted(ROUTING, "{\"n\":1.50,\"a\":[1]}") + "}"));
        assertThat(text(body)).contains("\"estimated_cost_cents\":0.0000001");
    }

    @Test
    void saysNullWhereNobodyKnows() throws Exception {
        var answer = new ChatAnswer("x", "upstream-name", 7, List.of(), TokenUsage.UNKNOWN, null);

        byte[] body = codec.encode(answer, Replies.context("req-1"));

        assertThat(GatewayJson.read(body)).isEqualTo(json("""
                {"request_id":"req-1","model_id":"upstream-name","provider":null,"content":null,"finish_reason":null,
                 "token_usage":{"input_tokens":null,"output_tokens":null,"cached_tokens":null,"total_tokens":null},
                 "latency_ms":250,"cached":false,"cost":null,"routing":null,"attempts":[],
                 "metadata":{"team":"search"}}"""));
    }

    @Test
    void tellsTheProvidersFiguresWhereNothingIsSettled() throws Exception {
        var usage = new TokenUsage(
                OptionalInt.of(3),
                OptionalInt.of(4),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(2),
                true);
        var answer = new ChatAnswer("x", "m", 7, List.of(), usage, null);

        JsonNode body = GatewayJson.read(codec.encode(answer, Replies.context("req-1")));

        assertThat(body.path("token_usage")).isEqualTo(json("""
                {"input_tokens":3,"output_tokens":4,"cached_tokens":null,"total_tokens":7,"reasoning_tokens":2,
                 "estimated":true}"""));
    }

    @Test
    void streamsNamedEventsAndEndsWithEverything() throws Exception {
        var encoder = codec.streamEncoder(context());

        String stream = text(encoder.encode(StreamFrame.of(
                        new StreamEvent.Started("x", "upstream-name", 7),
                        new StreamEvent.ReasoningDelta(0, "hm"),
                        new StreamEvent.ReasoningSignature(0, "c2ln"),
                        new StreamEvent.RedactedReasoning(0, "eA=="),
                        new StreamEvent.TextDelta(0, "", null),
                        new StreamEvent.TextDelta(0, "Hello", null),
                        new StreamEvent.RefusalDelta(0, "no"),
                        new StreamEvent.ToolCallStarted(0, 0, "call_1", "f"),
                        new StreamEvent.ToolCallDelta(0, 0, "{}"),
                        new StreamEvent.Finished(0, FinishReason.STOP),
                        new StreamEvent.UsageReported(TokenUsage.of(1, 1)))))
                + text(encoder.encode(StreamFrame.of(new StreamEvent.Done())));

        String[] events = stream.split("\n\n");
        assertThat(events)
                .startsWith(
                        "event: delta\ndata: {\"reasoning_content\":\"hm\"}",
                        "event: delta\ndata: {\"reasoning_signature\":\"c2ln\"}",
                        "event: delta\ndata: {\"redacted_reasoning\":\"eA==\"}",
                        "event: delta\ndata: {\"content\":\"Hello\"}",
                        "event: delta\ndata: {\"refusal\":\"no\"}",
                        "event: tool_call_delta\ndata: {\"index\":0,\"id\":\"call_1\",\"name\":\"f\"}",
                        "event: tool_call_delta\ndata: {\"index\":0,\"arguments\":\"{}\"}",
                        "event: usage\ndata: {\"input_tokens\":10,\"output_tokens\":5,\"cached_tokens\":4,"
                                + "\"total_tokens\":15}")
                .hasSize(9);
        assertThat(events[8]).startsWith("event: done\ndata: ");
        assertThat(json(events[8].substring("event: done\ndata: ".length())))
                .isEqualTo(json("{\"request_id\":\"req-1\",\"model_id\":\"big\",\"provider\":\"cloud\","
                        + "\"finish_reason\":\"stop\"," + TAIL.formatted(ROUTING, "{\"team\":\"search\"}") + "}"));
    }

    @Test
    void endsABrokenStreamWithAnError() {
        byte[] end = codec.streamEncoder(context()).encodeFailure(GatewayException.of(ErrorCode.STREAMING_ERROR));

        assertThat(text(end))
                .isEqualTo("event: error\ndata: {\"error_code\":\"E4604\",\"message\":\"The stream broke off\","
                        + "\"category\":\"response\",\"details\":{},\"request_id\":\"req-1\"}\n\n");
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void rendersEveryCode(ErrorCode code) throws Exception {
        byte[] body = codec.encodeError(GatewayException.of(code, new ErrorDetail.Param("model")), "req-1");

        assertThat(GatewayJson.read(body))
                .isEqualTo(json("{\"error_code\":\"" + code.id() + "\",\"message\":\"" + code.message()
                        + "\",\"category\":\"" + code.category().wireName()
                        + "\",\"details\":{\"param\":\"model\"},\"request_id\":\"req-1\"}"));
    }

    @Test
    void explainsADecision() throws Exception {
        assertThat(GatewayJson.read(new RouteCodec().encode(DECISION))).isEqualTo(json(ROUTING));
    }

    private static ReplyContext context() {
        return Replies.context("req-1", Replies.request(true), trail());
    }

    private static Trail trail() {
        var trail = new Trail();
        trail.decided(DECISION);
        trail.calls().attempted(new Attempt(SMALL, LOCAL, ErrorCode.PROVIDER_TIMEOUT, Duration.ofMillis(100)));
        trail.calls().attempted(new Attempt(BIG, CLOUD, null, Duration.ofMillis(140)));
        trail.used(
                new TokenUsage(
                        OptionalInt.of(10),
                        OptionalInt.of(5),
                        OptionalInt.of(4),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        false),
                new Cost(new Money(3_000_000), new Money(500_000), Money.ZERO));
        return trail;
    }

    private static JsonNode json(String text) throws Exception {
        return GatewayJson.read(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
