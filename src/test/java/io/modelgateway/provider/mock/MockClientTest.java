package io.modelgateway.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.Role;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.registry.MockBehaviour;
import io.modelgateway.registry.MockBehaviour.FailureKind;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MockClientTest {

    private static final MockBehaviour PLAIN = new MockBehaviour(Duration.ZERO, 0, 0, FailureKind.ERROR, null);
    private static final ToolDefinition WEATHER = new ToolDefinition(
            "get_weather",
            null,
            new Json(
                    "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"},\"days\":{\"type\":\"integer\"}}}"),
            null);

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void answersFromThePrompt() {
        ChatAnswer answer = chat(PLAIN, Definitions.chat("What is up?", false), Map.of());

        assertThat(text(answer)).isEqualTo("Mock answer to: What is up?");
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.usage()).isEqualTo(TokenUsage.of(3, 6));
    }

    @Test
    void streamSaysTheSameAsTheWholeAnswer() {
        var whole = chat(PLAIN, Definitions.chat("What is up?", false), Map.of());
        var streamed = (StreamedAnswer) call(PLAIN, Definitions.chat("What is up?", true), Map.of());

        List<StreamEvent> events = streamed.frames().collect().asList().await().indefinitely().stream()
                .flatMap(frame -> frame.events().stream())
                .toList();

        assertThat(events.getFirst()).isInstanceOf(StreamEvent.Started.class);
        assertThat(events.stream()
                        .filter(StreamEvent.TextDelta.class::isInstance)
                        .map(event -> ((StreamEvent.TextDelta) event).text())
                        .toList())
                .hasSize(6)
                .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo(text(whole)));
        assertThat(events)
                .endsWith(
                        new StreamEvent.Finished(0, FinishReason.STOP),
                        new StreamEvent.UsageReported(TokenUsage.of(3, 6)),
                        new StreamEvent.Done());
    }

    @Test
    void headersDecideLengthAndConfigurationDecidesText() {
        var fixed = new MockBehaviour(Duration.ZERO, 0, 0, FailureKind.ERROR, "one two three");

        assertThat(text(chat(fixed, Definitions.chat("x", false), Map.of()))).isEqualTo("one two three");
        assertThat(text(chat(fixed, Definitions.chat("x", false), Map.of("x-mock-tokens", "5"))))
                .isEqualTo("one two three one two");
        assertThat(text(chat(fixed, Definitions.chat("x", false), Map.of("x-mock-tokens", "2"))))
                .isEqualTo("one two");
    }

    @Test
    void honoursMaxTokensStopAndChoices() {
        var fixed = new MockBehaviour(Duration.ZERO, 0, 0, FailureKind.ERROR, "one two three four");
        ChatRequest limited = request(sampling(2, List.of(), 2), ToolOptions.NONE, null, user("x"));
        ChatRequest stopped = request(sampling(null, List.of(" three"), 1), ToolOptions.NONE, null, user("x"));

        ChatAnswer cut = chat(fixed, limited, Map.of());
        assertThat(cut.choices()).hasSize(2);
        assertThat(text(cut)).isEqualTo("one two");
        assertThat(cut.choices().getLast().finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(cut.usage()).isEqualTo(TokenUsage.of(1, 4));
        assertThat(text(chat(fixed, stopped, Map.of()))).isEqualTo("one two");
    }

    @ParameterizedTest
    @MethodSource("toolChoices")
    void callsTools(@Nullable ToolChoice choice, Message last, boolean calls) {
        var tools = new ToolOptions(List.of(WEATHER), choice, null);

        ChatAnswer answer = chat(PLAIN, request(SamplingOptions.DEFAULTS, tools, null, last), Map.of());

        ContentPart part = answer.choices().getFirst().content().getFirst();
        if (calls) {
            assertThat(part)
                    .isEqualTo(new ContentPart.ToolCall(
                            "call_mock_get_weather", "get_weather", new Json("{\"city\":\"mock\",\"days\":1}")));
            assertThat(answer.choices().getFirst().finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        } else {
            assertThat(part).isInstanceOf(ContentPart.Text.class);
        }
    }

    static Stream<Arguments> toolChoices() {
        var result = new Message(
                Role.TOOL,
                List.of(new ContentPart.ToolResult(
                        "call_mock_get_weather", List.of(new ContentPart.Text("sunny")), false)),
                null);
        return Stream.of(
                arguments(new ToolChoice.Required(), user("x"), true),
                arguments(new ToolChoice.Named("get_weather"), user("x"), true),
                arguments(null, user("please get_weather in Rome"), true),
                arguments(new ToolChoice.Auto(), user("please GET_WEATHER"), true),
                arguments(new ToolChoice.Auto(), user("hello"), false),
                arguments(new ToolChoice.None(), user("get_weather"), false),
                arguments(new ToolChoice.Required(), result, false));
    }

    @Test
    void answersWithJsonThatFitsTheSchema() throws Exception {
        var schema = new Json("""
                {"type":"object","required":["items"],"properties":{
                  "items":{"type":"array","minItems":2,"items":{"$ref":"#/$defs/item"}},
                  "kind":{"enum":["a","b"]},"flag":{"type":"boolean"},"score":{"type":"number","minimum":3},
                  "maybe":{"anyOf":[{"type":"null"},{"type":"string"}]}},
                 "$defs":{"item":{"type":"object","properties":{"name":{"type":"string"}}}}}""");
        var shape = new ResponseFormat.JsonSchema("s", null, schema, true);

        String text =
                text(chat(PLAIN, request(SamplingOptions.DEFAULTS, ToolOptions.NONE, shape, user("hi")), Map.of()));

        JsonNode expected = GatewayJson.read(new Json("""
                {"items":[{"name":"Mock answer to: hi"},{"name":"Mock answer to: hi"}],"kind":"a","flag":true,
                 "score":3,"maybe":null}"""));
        assertThat(GatewayJson.read(new Json(text))).isEqualTo(expected);
        assertThat(text(chat(
                        PLAIN,
                        request(
                                SamplingOptions.DEFAULTS,
                                ToolOptions.NONE,
                                new ResponseFormat.JsonObject(),
                                user("hi")),
                        Map.of())))
                .isEqualTo("{\"reply\":\"Mock answer to: hi\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "error, E4200, false",
        "error, E4200, true",
        "rate-limit, E4204, false",
        "rate-limit, E4204, true",
        "malformed, E4205, false",
        "malformed, E4205, true",
        "cut, E4205, false"
    })
    void failsAsTold(String kind, String code, boolean stream) {
        GatewayException failure = failure(PLAIN, stream, Map.of("x-mock-failure", kind));

        assertThat(failure.code().id()).isEqualTo(code);
        assertThat(failure.detail(ErrorDetail.RetryAfter.class).isPresent()).isEqualTo(kind.equals("rate-limit"));
    }

    @Test
    void cutStreamBreaksOffAfterContent() {
        var answer = (StreamedAnswer) call(PLAIN, Definitions.chat("a b c d", true), Map.of("x-mock-failure", "cut"));

        var frames = answer.frames().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        Throwable failure = frames.awaitFailure().getFailure();
        assertThat(((GatewayException) failure).code()).isEqualTo(ErrorCode.STREAMING_ERROR);
        assertThat(frames.getItems()).anyMatch(frame -> frame.hasContent());
    }

    @Test
    void failureRateIsHonoured() {
        var always = new MockBehaviour(Duration.ZERO, 0, 1, FailureKind.ERROR, null);

        assertThat(failure(always, false, Map.of()).code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(chat(always, Definitions.chat("x", false), Map.of("x-mock-failure", "none")))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "x-mock-failure, explosion",
        "x-mock-latency-ms, soon",
        "x-mock-latency-ms, -1",
        "x-mock-tokens, 1e99",
        "x-mock-tokens-per-second, NaN"
    })
    void refusesHeadersThatItCannotRead(String header, String value) {
        GatewayException failure = failure(PLAIN, false, Map.of(header, value));

        assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(failure.detail(ErrorDetail.Param.class)).contains(new ErrorDetail.Param(header));
    }

    @Test
    void keepsItsPace() {
        long start = System.nanoTime();

        var answer = (StreamedAnswer) call(
                PLAIN,
                Definitions.chat("x", true),
                Map.of("x-mock-latency-ms", "50", "x-mock-tokens", "20", "x-mock-tokens-per-second", "200"));
        answer.frames().collect().asList().await().indefinitely();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    }

    @Test
    void embedsTheSameTextAsTheSameVectorAndSharedWordsAsNearOnes() {
        float[] cat = vector("the cat sat on the mat");
        assertThat(vector("the cat sat on the mat")).isEqualTo(cat);
        assertThat(cosine(cat, vector("the cat sat on the rug")))
                .isGreaterThan(cosine(cat, vector("stock prices fell sharply")));
        assertThat(cosine(cat, cat)).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(cat).hasSize(64);
    }

    private static float[] vector(String text) {
        var request = new EmbeddingsRequest("m", List.of(new EmbeddingInput.Text(text)), null, null, Set.of(), null);
        return ((EmbeddingsAnswer) call(PLAIN, request, Map.of())).vectors().getFirst();
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static Message user(String text) {
        return Message.text(Role.USER, text);
    }

    private static SamplingOptions sampling(@Nullable Integer maxTokens, List<String> stop, int choices) {
        return new SamplingOptions(null, null, null, maxTokens, stop, null, null, null, choices);
    }

    private static ChatRequest request(
            SamplingOptions sampling, ToolOptions tools, @Nullable ResponseFormat format, Message last) {
        return new ChatRequest(
                "mock", List.of(last), sampling, tools, format, null, false, false, null, Map.of(), Set.of(), null);
    }

    private static String text(ChatAnswer answer) {
        return ((ContentPart.Text) answer.choices().getFirst().content().getFirst()).text();
    }

    private static ChatAnswer chat(MockBehaviour behaviour, ChatRequest request, Map<String, String> headers) {
        return (ChatAnswer) call(behaviour, request, headers);
    }

    private static GatewayException failure(MockBehaviour behaviour, boolean stream, Map<String, String> headers) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(
                () -> call(behaviour, Definitions.chat("x", stream), headers));
        return (GatewayException) thrown;
    }

    private static GatewayResponse call(MockBehaviour behaviour, GatewayRequest request, Map<String, String> headers) {
        try (var client = new MockClient(
                Definitions.mock(behaviour), vertx, Clock.systemUTC(), System::nanoTime, new Random(1))) {
            var call = new ProviderCall(Definitions.model("mock", "mock"), request, Definitions.context(headers));
            return client.call(call).await().atMost(Duration.ofSeconds(5));
        }
    }
}
