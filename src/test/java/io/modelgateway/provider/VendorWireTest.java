package io.modelgateway.provider;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.provider.guard.GuardedProvider;
import io.modelgateway.registry.ListedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over each vendor's wire. */
@QuarkusTest
@WithTestResource(UpstreamsResource.class)
class VendorWireTest {

    private static final String OPENAI_ANSWER =
            "{\"id\":\"1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,"
                    + "\"message\":{\"role\":\"assistant\",\"content\":\"hello\"},\"finish_reason\":\"stop\"}],"
                    + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1,\"total_tokens\":4}}";
    private static final String ANTHROPIC_ANSWER =
            "{\"id\":\"1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":\"text\","
                    + "\"text\":\"hello\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,"
                    + "\"output_tokens\":1}}";
    private static final String OLLAMA_ANSWER =
            "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":\"assistant\","
                    + "\"content\":\"hello\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":3,"
                    + "\"eval_count\":1}\n";

    private static final Map<String, String> FORWARDED = Map.of(
            "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "anthropic-beta", "beta",
            "openai-beta", "assistants=v2",
            "openai-organization", "theirs",
            "x-mock-failure", "error");

    FakeUpstream upstream;

    @Inject
    Providers providers;

    @Inject
    CircuitRegistry circuits;

    ProviderCalls calls;

    @BeforeEach
    void fresh() {
        calls = new ProviderCalls(providers);
        upstream.reset();
        circuits.resetAll();
    }

    static Stream<Arguments> vendors() {
        return Stream.of(
                arguments(
                        "openai",
                        Dialect.OPENAI,
                        "/openai/v1/chat/completions",
                        "authorization",
                        "Bearer openai-key",
                        OPENAI_ANSWER),
                arguments(
                        "second",
                        Dialect.OPENAI,
                        "/second/v1/chat/completions",
                        "authorization",
                        "Bearer second-key",
                        OPENAI_ANSWER),
                arguments(
                        "azure",
                        Dialect.OPENAI,
                        "/azure/openai/deployments/m/chat/completions",
                        "api-key",
                        "azure-key",
                        OPENAI_ANSWER),
                arguments(
                        "anthropic",
                        Dialect.ANTHROPIC,
                        "/anthropic/v1/messages",
                        "x-api-key",
                        "anthropic-key",
                        ANTHROPIC_ANSWER),
                arguments("ollama", Dialect.OLLAMA, "/ollama/api/chat", "authorization", null, OLLAMA_ANSWER));
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void mappedChatHasTheVendorsPathKeyAndHeaders(
            String provider, Dialect dialect, String path, String keyHeader, String key, String body) {
        upstream.on(path, Reply.json(body));

        var answer = (ChatAnswer) calls.call(provider, Definitions.chat("hi", false), FORWARDED)
                .await()
                .atMost(Duration.ofSeconds(10));

        assertThat(answer.choices().getFirst().content()).containsExactly(new ContentPart.Text("hello"));
        assertThat(answer.usage().total()).isEqualTo(4);
        Received received = upstream.takeRequest();
        assertThat(received.path()).isEqualTo(path);
        assertThat(received.headers().get(keyHeader)).isEqualTo(key);
        assertThat(received.header("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(received.header("traceparent")).contains(FORWARDED.get("traceparent"));
        assertThat(received.header("user-agent")).contains("model-gateway");
        assertThat(received.header("openai-organization")).isEmpty();
        assertThat(received.header("openai-beta").isPresent()).isEqualTo(dialect == Dialect.OPENAI);
        assertThat(received.header("anthropic-beta").isPresent()).isEqualTo(dialect == Dialect.ANTHROPIC);
        assertThat(received.bodyText()).contains("\"model\":\"m\"").contains("hi");
        if (dialect == Dialect.ANTHROPIC) {
            assertThat(received.header("anthropic-version")).contains("2023-06-01");
        }
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void bodyOfTheSameDialectGoesThroughWithItsOwnFieldsAndHeaders(
            String provider, Dialect dialect, String path, String keyHeader, String key, String body) {
        upstream.on(path, Reply.json(body));
        var request = Definitions.chatFrom(
                dialect,
                "{\"model\":\"theirs\", \"max_tokens\":5, \"stream\":false, \"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                        + "\"unknown\": [1, 2]}",
                false);

        var answer =
                (ChatAnswer) calls.call(provider, request, FORWARDED).await().atMost(Duration.ofSeconds(10));

        assertThat(answer.original()).isNotNull();
        Received received = upstream.takeRequest();
        assertThat(received.bodyText())
                .contains("\"unknown\": [1, 2]")
                .contains("\"m\"")
                .doesNotContain("theirs");
        assertThat(received.headers().get(keyHeader)).isEqualTo(key);
        assertThat(received.header("openai-organization")).isEmpty();
        assertThat(received.header("x-mock-failure")).isEmpty();
        assertThat(received.header("openai-beta").isPresent()).isEqualTo(dialect == Dialect.OPENAI);
        assertThat(received.header("anthropic-beta").isPresent()).isEqualTo(dialect == Dialect.ANTHROPIC);
    }

    @ParameterizedTest
    @MethodSource("streams")
    void streamsEveryVendor(String provider, String path, Reply reply) throws Exception {
        upstream.on(path, reply.inChunksOf(7));

        var text = new StringBuilder();
        calls.frames(provider, Definitions.chat("hi", true))
                .forEach(frame -> frame.events().forEach(event -> {
                    if (event instanceof StreamEvent.TextDelta delta) {
                        text.append(delta.text());
                    }
                }));

        assertThat(text).hasToString("hello");
        Received received = upstream.takeRequest();
        assertThat(received.path()).isEqualTo(path);
        received.answered().get(5, TimeUnit.SECONDS);
    }

    static Stream<Arguments> streams() {
        String delta =
                "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
                        + "[{\"index\":0,\"delta\":{\"content\":\"%s\"},\"finish_reason\":%s}]}\n\n";
        return Stream.of(
                arguments(
                        "openai",
                        "/openai/v1/chat/completions",
                        Reply.sse(
                                delta.formatted("hel", "null"), delta.formatted("lo", "\"stop\""), "data: [DONE]\n\n")),
                arguments(
                        "anthropic",
                        "/anthropic/v1/messages",
                        Reply.sse(
                                "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"1\","
                                        + "\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],"
                                        + "\"usage\":{\"input_tokens\":3,\"output_tokens\":0}}}\n\n",
                                "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
                                        + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
                                "event: ping\ndata: {\"type\":\"ping\"}\n\n",
                                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                                        + "\"delta\":{\"type\":\"text_delta\",\"text\":\"hello\"}}\n\n",
                                "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n",
                                "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"
                                        + "\"end_turn\"},\"usage\":{\"output_tokens\":1}}\n\n",
                                "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")),
                arguments(
                        "ollama",
                        "/ollama/api/chat",
                        Reply.ndjson(
                                "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":"
                                        + "\"assistant\",\"content\":\"hel\"},\"done\":false}\n",
                                "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":"
                                        + "\"assistant\",\"content\":\"lo\"},\"done\":false}\n",
                                "{\"model\":\"m\",\"created_at\":\"2026-01-01T00:00:00Z\",\"message\":{\"role\":"
                                        + "\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\"}\n")));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(Reply.json(500, "{}"), ErrorCode.PROVIDER_ERROR, 502),
                arguments(Reply.json(401, "{}"), ErrorCode.PROVIDER_AUTHENTICATION_FAILED, 502),
                arguments(Reply.json(404, "{}"), ErrorCode.PROVIDER_REJECTED_REQUEST, 404),
                arguments(Reply.json(418, "{}"), ErrorCode.PROVIDER_REJECTED_REQUEST, 400),
                arguments(Reply.json(429, "{}"), ErrorCode.PROVIDER_RATE_LIMITED, 429),
                arguments(
                        Reply.json(
                                400,
                                "{\"error\":{\"message\":\"This model's maximum context length is 10 tokens.\","
                                        + "\"type\":\"invalid_request_error\",\"code\":\"context_length_exceeded\"}}"),
                        ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                        400),
                arguments(Reply.malformed(), ErrorCode.PROVIDER_INVALID_RESPONSE, 502),
                arguments(Reply.html(200), ErrorCode.PROVIDER_INVALID_RESPONSE, 502),
                arguments(Reply.json("{\"a\":1}").cutAfter(2), ErrorCode.PROVIDER_INVALID_RESPONSE, 502),
                arguments(Reply.cutBeforeHead(), ErrorCode.PROVIDER_UNAVAILABLE, 503),
                arguments(Reply.hangBeforeHead(), ErrorCode.PROVIDER_TIMEOUT, 504),
                arguments(Reply.stream("application/json", "{\"a\"").thenHang(), ErrorCode.PROVIDER_TIMEOUT, 504));
    }

    /** The provider {@code second} has three seconds in all. */
    @ParameterizedTest
    @MethodSource("faults")
    void faultsOfMappedAnswersGetTheirCodes(Reply reply, ErrorCode code, int status) {
        upstream.enqueue(reply);

        GatewayException failure = calls.failure("second", Definitions.chat("hi", false));

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.httpStatus()).isEqualTo(status);
    }

    @Test
    void timeoutClosesTheConnection() throws Exception {
        upstream.enqueue(Reply.hangBeforeHead());

        calls.failure("second", Definitions.chat("hi", false));

        upstream.takeRequest().aborted().get(5, TimeUnit.SECONDS);
    }

    @Test
    void embedsWithTheCallersSwitches() {
        upstream.on(
                "/openai/v1/embeddings",
                Reply.json("{\"data\":[{\"index\":0,\"embedding\":[0.5,1.0]}],\"model\":\"m\","
                        + "\"usage\":{\"prompt_tokens\":2,\"total_tokens\":2}}"));
        upstream.on("/ollama/api/embed", Reply.json("{\"model\":\"m\",\"embeddings\":[[0.5,1.0]]}"));

        for (String provider : List.of("openai", "ollama")) {
            var answer = (EmbeddingsAnswer)
                    calls.call(provider, embeddings(), FORWARDED).await().atMost(Duration.ofSeconds(10));
            assertThat(answer.vectors().getFirst()).containsExactly(0.5f, 1.0f);
            Received received = upstream.takeRequest();
            assertThat(received.header("traceparent")).contains(FORWARDED.get("traceparent"));
            assertThat(received.header("openai-beta").isPresent()).isEqualTo(provider.equals("openai"));
            assertThat(received.header("openai-organization")).isEmpty();
        }
        assertThat(calls.failure("anthropic", embeddings()).code()).isEqualTo(ErrorCode.MODEL_NOT_SUPPORTED);
    }

    @Test
    void listsModels() {
        upstream.on("/openai/v1/models", Reply.json("{\"object\":\"list\",\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"));
        upstream.on("/anthropic/v1/models", Reply.json("{\"data\":[{\"type\":\"model\",\"id\":\"claude\"}]}"));
        upstream.on("/ollama/api/tags", Reply.json("{\"models\":[{\"name\":\"x:1b\",\"model\":\"x:1b\"}]}"));
        upstream.on(
                "/ollama/api/show",
                Reply.json(
                        "{\"capabilities\":[\"completion\",\"tools\"],\"model_info\":{\"general.architecture\":\"x\","
                                + "\"x.context_length\":4096}}"));

        assertThat(names("openai")).containsExactly("a", "b");
        assertThat(names("anthropic")).containsExactly("claude");
        assertThat(models("ollama"))
                .singleElement()
                .satisfies(model -> assertThat(model.contextWindow()).hasValue(4096))
                .satisfies(
                        model -> assertThat(model.capabilities()).contains(io.modelgateway.model.Capability.TOOL_USE));
        models("ollama");
        assertThat(upstream.requestsTo("/ollama/api/show")).isEqualTo(1);
    }

    @Test
    void typedClientsAreNoEndpointsOfOurs() {
        String openApi = when().get("/q/openapi").asString();

        // Only a typed client has the bare path of OpenAI's list.
        assertThat(openApi).contains("/admin/circuits:").doesNotContain("  /models:");
    }

    private List<ListedModel> models(String provider) {
        var guarded = (GuardedProvider) providers.find(new ProviderId(provider)).orElseThrow();
        return guarded.unguarded().models(Duration.ofSeconds(5)).await().atMost(Duration.ofSeconds(10));
    }

    private List<String> names(String provider) {
        return models(provider).stream().map(ListedModel::upstreamId).toList();
    }

    private static EmbeddingsRequest embeddings() {
        return new EmbeddingsRequest("m", List.of(new EmbeddingInput.Text("hi")), null, null, Set.of(), null);
    }
}
