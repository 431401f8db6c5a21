package io.modelgateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaAnswerTest {

    private static final long NOW = 1_767_225_600;

    private final OllamaClientCodec client = new OllamaClientCodec();
    private final OllamaEmbeddingsCodec embeddings = new OllamaEmbeddingsCodec();
    private final OllamaProviderCodec provider =
            new OllamaProviderCodec(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC), () -> 1L);

    @Test
    void readsAWholeAnswerAndSendsItOnUnchanged() {
        byte[] body = Transcript.of("ollama/whole.json").bytes();
        ChatAnswer answer = provider.decode(body);
        assertThat(answer)
                .isEqualTo(new ChatAnswer(
                        "ollama-010000000000000001000000",
                        "llama3.2:3b",
                        1_772_359_201,
                        List.of(new Choice(
                                0,
                                List.of(
                                        new ContentPart.Reasoning("hm …", null),
                                        new ContentPart.Text("Both."),
                                        new ContentPart.ToolCall(
                                                "call_010000000000000001000000",
                                                "get_weather",
                                                new Json("{\"city\":\"Zürich\",\"ratio\":1.5}"))),
                                FinishReason.TOOL_CALLS,
                                null)),
                        TokenUsage.of(170, 20),
                        new WireBody(Dialect.OLLAMA, body)));
        assertThat(client.encode(answer, Conversations.reply(Dialect.OLLAMA, Duration.ZERO)))
                .isEqualTo(body);
    }

    @Test
    void writesAGeneratedAnswerInItsOwnShape() {
        ChatAnswer answer = provider.decode(Transcript.of("ollama/whole.json").bytes());
        assertThat(new OllamaGenerateCodec().encode(answer, Conversations.reply(Dialect.OLLAMA, Duration.ofMillis(5))))
                .asString()
                .isEqualTo("""
                        {"model":"llama3.2:3b","created_at":"2026-03-01T10:00:01Z","response":"Both.",\
                        "thinking":"hm …","done":true,"done_reason":"stop","total_duration":5000000,\
                        "load_duration":0,"prompt_eval_count":170,"prompt_eval_duration":0,"eval_count":20,\
                        "eval_duration":5000000}""");
    }

    @Test
    void datesAnAnswerThatHasNoReadableDateAsNow() {
        byte[] body = "{\"model\":\"m\",\"created_at\":\"soon\",\"message\":{},\"done\":true}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(provider.decode(body).createdEpochSeconds()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"message\":\"x\"}"})
    void refusesWhatIsNoAnswer(String body) {
        assertThatThrownBy(() -> provider.decode(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void rendersEveryCode(ErrorCode code) {
        assertThat(client.encodeError(GatewayException.of(code), "req-1"))
                .asString()
                .isEqualTo("{\"error\":\"[" + code.id() + "] " + code.message() + "\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"model 'x' not found\"}|model 'x' not found|model_not_found|false",
                "{\"error\":\"\\\"x\\\" does not support thinking\"}|\"x\" does not support thinking|not_supported|false",
                "{\"error\":\"the input length exceeds the context length\"}|the input length exceeds the context length||true",
                "{\"error\":{\"message\":\"odd\"}}|odd||false",
                "{}|||false",
                "<html>|||false",
            })
    void readsErrorBodies(String body, @Nullable String message, @Nullable String type, boolean overflow) {
        assertThat(provider.decodeError(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ProviderErrorBody(message, type, overflow));
    }

    @Test
    void readsTheListOfModels() {
        assertThat(OllamaTag.decodeList(Transcript.of("ollama/tags.json").bytes()))
                .containsExactly(
                        new OllamaTag("llama3.2:3b", List.of("llama"), "3.2B"),
                        new OllamaTag("llava-llama3:latest", List.of("llama", "clip"), "8B"),
                        new OllamaTag("bare:1", List.of(), ""));
    }

    @Test
    void readsWhatAModelCanDo() {
        assertThat(OllamaModelFacts.decode(Transcript.of("ollama/show.json").bytes()))
                .isEqualTo(new OllamaModelFacts(
                        Set.of(
                                Capability.TEXT,
                                Capability.STREAMING,
                                Capability.JSON_MODE,
                                Capability.TOOL_USE,
                                Capability.FUNCTION_CALLING,
                                Capability.REASONING),
                        OptionalInt.of(40960)));
    }

    @Test
    void readsAndWritesEmbeddings() {
        byte[] body = Transcript.of("ollama/embed.json").bytes();
        EmbeddingsAnswer answer = embeddings.decodeAnswer(body);
        assertThat(answer.model()).isEqualTo("all-minilm");
        assertThat(answer.vectors())
                .containsExactly(new float[] {0.010071029f, -0.0017594862f}, new float[] {0.5f, -0.25f});
        assertThat(answer.usage().input()).hasValue(8);
        assertThat(OllamaEmbeddingsCodec.encode(answer, Duration.ZERO)).isEqualTo(body);
        var foreign = new EmbeddingsAnswer("m", answer.vectors(), TokenUsage.UNKNOWN, null);
        assertThat(OllamaEmbeddingsCodec.encode(foreign, Duration.ofMillis(1)))
                .asString()
                .isEqualTo("""
                {"model":"m","embeddings":[[0.010071029,-0.0017594862],[0.5,-0.25]],"total_duration":1000000,\
                "load_duration":0,"prompt_eval_count":0}""");
    }

    @Test
    void asksForEmbeddings() {
        byte[] body = "{\"model\":\"alias\",\"input\":\"a\",\"truncate\":true,\"dimensions\":8}"
                .getBytes(StandardCharsets.UTF_8);
        EmbeddingsRequest request = embeddings.decode(body).request();
        assertThat(request)
                .isEqualTo(new EmbeddingsRequest(
                        "alias",
                        List.of(new EmbeddingInput.Text("a")),
                        8,
                        null,
                        Set.of("truncate"),
                        new WireBody(Dialect.OLLAMA, body)));
        assertThat(embeddings.encodeRequest(request, "m").body())
                .asString()
                .isEqualTo("{\"model\":\"m\",\"input\":\"a\",\"truncate\":true,\"dimensions\":8}");
        var foreign = new EmbeddingsRequest("x", request.inputs(), 8, "u", Set.of("encoding_format"), null);
        assertThat(embeddings.encodeRequest(foreign, "m").body())
                .asString()
                .isEqualTo("{\"model\":\"m\",\"input\":[\"a\"],\"dimensions\":8}");
        assertThat(embeddings.encodeRequest(foreign, "m").dropped())
                .containsExactlyInAnyOrder("user", "encoding_format");
    }

    @Test
    void refusesTokenIdsForEmbeddings() {
        var request = new EmbeddingsRequest(
                "m", List.of(new EmbeddingInput.TokenIds(List.of(1, 2))), null, null, Set.of(), null);
        assertThatThrownBy(() -> embeddings.encodeRequest(request, "m"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_FIELD));
    }
}
