package io.modelgateway.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.circuit.CircuitState;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.provider.guard.GuardedProvider;
import io.modelgateway.registry.ListedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Azure's and Gemini's addresses, and vendors that are OpenAI's dialect and configuration. */
@QuarkusTest
@WithTestResource(UpstreamsResource.class)
class FurtherVendorsTest {

    private static final String GEMINI = "/gemini/v1beta/models/m:";

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

    @Test
    void azureIsAskedByDeploymentAndVersionWholeAndStreamed() {
        String path = "/azure/openai/deployments/m/chat/completions";
        upstream.on(path, Reply.transcript("/upstream/openai/azure.sse"));

        calls.frames("azure", Definitions.chat("hi", true));
        calls.failure("azure", Definitions.chat("hi", false));

        for (int call = 0; call < 2; call++) {
            Received received = upstream.takeRequestTo(path);
            assertThat(received.query()).isEqualTo("api-version=2025-01-01-preview");
            assertThat(received.header("api-key")).contains("azure-key");
            assertThat(received.header("authorization")).isEmpty();
        }
    }

    @Test
    void azureEmbedsByDeploymentAndListsNothing() {
        upstream.on(
                "/azure/openai/deployments/m/embeddings",
                Reply.json("{\"data\":[{\"index\":0,\"embedding\":[0.5,1.0]}],\"model\":\"m\"}"));
        upstream.on("/azure/openai/models", Reply.json("{\"data\":[{\"id\":\"gpt-4.1\"}]}"));

        var answer = (EmbeddingsAnswer) calls.answer("azure", embeddings());

        assertThat(answer.vectors().getFirst()).containsExactly(0.5f, 1.0f);
        assertThat(models("azure")).isEmpty();
        assertThat(upstream.requestsTo("/azure/openai/models")).isEqualTo(1);
    }

    @Test
    void geminiIsAskedInItsOwnDialect() {
        upstream.on(GEMINI + "generateContent", geminiJson("whole.json"));

        var answer = (ChatAnswer) calls.answer("gemini", Definitions.chat("hi", false));

        assertThat(answer.choices().getFirst().content()).contains(new ContentPart.Text("Looking it up."));
        Received received = upstream.takeRequest();
        assertThat(received.header("x-goog-api-key")).contains("gemini-key");
        assertThat(received.bodyText()).isEqualTo("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}]}");
    }

    @Test
    void geminiStreamsServerSentEvents() {
        upstream.on(
                GEMINI + "streamGenerateContent",
                Reply.transcript("/upstream/gemini/text.sse").inChunksOf(7));

        assertThat(text(calls.frames("gemini", Definitions.chat("hi", true)))).isEqualTo("Grüß Gott, 世界 🌍!");
        assertThat(upstream.takeRequest().query()).isEqualTo("alt=sse");
    }

    @Test
    void geminisWrongKeyIsTheOperatorsThoughItsStatusIs400() {
        upstream.on(GEMINI + "generateContent", geminiJson("wrong-key.json").withStatus(400));

        assertThat(calls.failure("gemini", Definitions.chat("hi", false)).code())
                .isEqualTo(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
    }

    @Test
    void geminiEmbedsAndListsModels() {
        upstream.on(GEMINI + "batchEmbedContents", Reply.json("{\"embeddings\":[{\"values\":[0.5,1.0]}]}"));
        upstream.on(
                "/gemini/v1beta/models",
                Reply.json("{\"models\":[{\"name\":\"models/gemini-2.5-pro\",\"inputTokenLimit\":1048576}]}"));

        var answer = (EmbeddingsAnswer) calls.answer("gemini", embeddings());

        assertThat(answer.vectors().getFirst()).containsExactly(0.5f, 1.0f);
        assertThat(upstream.takeRequest().bodyText())
                .isEqualTo("{\"requests\":[{\"model\":\"models/m\",\"content\":{\"parts\":[{\"text\":\"hi\"}]}}]}");
        assertThat(models("gemini"))
                .containsExactly(new ListedModel("gemini-2.5-pro", Set.of(), OptionalInt.of(1_048_576)));
    }

    @ParameterizedTest
    @CsvSource({"azure", "gemini"})
    void eachHasACircuitOfItsOwn(String provider) {
        for (int failure = 0; failure < 5; failure++) {
            upstream.enqueue(Reply.json(500, "{}"));
            calls.failure(provider, Definitions.chat("hi", false));
        }

        assertThat(calls.failure(provider, Definitions.chat("hi", false)).code())
                .isEqualTo(ErrorCode.PROVIDER_CIRCUIT_OPEN);
        assertThat(circuits.find(new ProviderId(provider))
                        .orElseThrow()
                        .snapshot()
                        .state())
                .isEqualTo(CircuitState.OPEN);
    }

    /** What each of them adds to the dialect: comments, figures in other places, thoughts under other names. */
    @ParameterizedTest
    @CsvSource({"openrouter, Hm.", "groq, ''", "mistral, Hm.", "vllm, Hm.", "llamacpp, ''"})
    void aCompatibleVendorIsConfigurationOnly(String vendor, String thoughts) {
        upstream.on(
                "/second/v1/chat/completions",
                Reply.transcript("/upstream/openai/" + vendor + ".sse").inChunksOf(11));

        List<StreamFrame> frames = calls.frames("second", Definitions.chat("hi", true));

        assertThat(text(frames)).isNotEmpty();
        assertThat(events(frames, StreamEvent.ReasoningDelta.class).stream()
                        .map(StreamEvent.ReasoningDelta::text)
                        .collect(Collectors.joining()))
                .isEqualTo(thoughts);
        TokenUsage usage = events(frames, StreamEvent.UsageReported.class).stream()
                .map(StreamEvent.UsageReported::usage)
                .reduce(TokenUsage.UNKNOWN, TokenUsage::mergedWith);
        assertThat(usage.input()).isPresent();
        assertThat(usage.output()).isPresent();
    }

    private static String text(List<StreamFrame> frames) {
        return events(frames, StreamEvent.TextDelta.class).stream()
                .map(StreamEvent.TextDelta::text)
                .collect(Collectors.joining());
    }

    private static <T extends StreamEvent> List<T> events(List<StreamFrame> frames, Class<T> type) {
        return frames.stream()
                .flatMap(frame -> frame.events().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static Reply geminiJson(String transcript) {
        return Reply.json(new String(Transcripts.read("gemini/" + transcript), StandardCharsets.UTF_8));
    }

    private List<ListedModel> models(String provider) {
        var guarded = (GuardedProvider) providers.find(new ProviderId(provider)).orElseThrow();
        return guarded.unguarded().models(Duration.ofSeconds(5)).await().atMost(Duration.ofSeconds(10));
    }

    private static EmbeddingsRequest embeddings() {
        return new EmbeddingsRequest("m", List.of(new EmbeddingInput.Text("hi")), null, null, Set.of(), null);
    }
}
