package io.modelgateway.dialect.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamEvent.Done;
import io.modelgateway.model.StreamEvent.Finished;
import io.modelgateway.model.StreamEvent.ReasoningDelta;
import io.modelgateway.model.StreamEvent.Started;
import io.modelgateway.model.StreamEvent.TextDelta;
import io.modelgateway.model.StreamEvent.ToolCallDelta;
import io.modelgateway.model.StreamEvent.ToolCallStarted;
import io.modelgateway.model.StreamEvent.UsageReported;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaStreamTest {

    private static final long CREATED = 1_772_359_200;
    private static final String ID = "ollama-010000000000000001000000";
    private static final String CALL = "call_010000000000000001000000";

    private final OllamaClientCodec client = new OllamaClientCodec();
    private final OllamaProviderCodec provider = new OllamaProviderCodec(Clock.systemUTC(), () -> 1L);

    @Test
    void readsText() {
        assertThat(events("text"))
                .containsExactly(
                        new Started(ID, "llama3.2:3b", CREATED),
                        new TextDelta(0, "Grüß", null),
                        new TextDelta(0, " Gott, 世界 🌍", null),
                        new TextDelta(0, "!", null),
                        new UsageReported(TokenUsage.of(26, 12)),
                        new Finished(0, FinishReason.STOP),
                        new Done());
    }

    @Test
    void readsWholeToolCallsAndNamesTheNameless() {
        assertThat(events("parallel-tools"))
                .containsExactly(
                        new Started(ID, "qwen3:8b", CREATED),
                        new ToolCallStarted(0, 0, CALL, "get_weather"),
                        new ToolCallDelta(0, 0, "{\"city\":\"Zürich\"}"),
                        new ToolCallStarted(0, 1, "call_own", "get_weather"),
                        new ToolCallDelta(0, 1, "{\"city\":\"Oslo\",\"days\":2}"),
                        new UsageReported(TokenUsage.of(169, 15)),
                        new Finished(0, FinishReason.TOOL_CALLS),
                        new Done());
    }

    @Test
    void readsThinkingApartFromText() {
        assertThat(events("thinking"))
                .containsExactly(
                        new Started(ID, "qwen3:8b", CREATED),
                        new ReasoningDelta(0, "27 * 453: "),
                        new ReasoningDelta(0, "12231."),
                        new TextDelta(0, "27 × 453 = 12,231", null),
                        new UsageReported(TokenUsage.of(26, 12)),
                        new Finished(0, FinishReason.LENGTH),
                        new Done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "parallel-tools", "thinking"})
    void decodesTheSameAtEverySplit(String name) {
        transcript(name).decodesTheSameAtEverySplit(provider::streamDecoder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "parallel-tools", "thinking"})
    void sendsOriginalsOnUnchanged(String name) {
        List<StreamFrame> frames = transcript(name).frames(provider.streamDecoder());
        assertThat(Transcript.encoded(encoder(), frames))
                .isEqualTo(transcript(name).bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "parallel-tools", "thinking"})
    void whatItWritesItReadsTheSame(String name) {
        List<StreamFrame> frames = transcript(name).frames(provider.streamDecoder());
        byte[] written = Transcript.encoded(encoder(), Transcript.mapped(frames));
        assertThat(Transcript.ofBytes(written).events(provider.streamDecoder())).isEqualTo(events(name));
    }

    @Test
    void readsBlankLinesCarriageReturnsAndALastLineWithoutEnd() {
        String bytes = "\r\n  \n{\"model\":\"m\",\"message\":{\"content\":\"a\"}}\r\n\n{\"model\":\"m\",\"done\":true}";
        StreamDecoder decoder = new OllamaProviderCodec(Clock.systemUTC(), () -> 1L).streamDecoder();
        assertThat(Transcript.ofBytes(bytes.getBytes(StandardCharsets.UTF_8)).events(decoder))
                .contains(new TextDelta(0, "a", null), new Done());
    }

    @Test
    void refusesAStreamThatIsCut() {
        assertThat(failure(transcript("cut").bytes())).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }

    @Test
    void failsWithTheServersOwnErrorAmidTheStream() {
        var read = Transcripts.decode(
                provider.streamDecoder(), transcript("error-mid-stream").bytes());

        assertThat(read.failure().code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(read.events()).hasAtLeastOneElementOfType(StreamEvent.TextDelta.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":\"model \\\"x\\\" not found, try pulling it first\"}|PROVIDER_REJECTED_REQUEST",
                "{\"error\":\"registry.ollama.ai/library/x does not support tools\"}|MODEL_NOT_SUPPORTED",
                "{\"error\":\"the input length exceeds the context length\"}|CONTEXT_LENGTH_EXCEEDED",
                "{\"error\":{\"message\":\"odd\"}}|PROVIDER_ERROR",
                "not json|PROVIDER_INVALID_RESPONSE",
                "[]|PROVIDER_INVALID_RESPONSE",
            })
    void translatesLinesThatAreNoAnswer(String line, ErrorCode code) {
        assertThat(failure((line + "\n").getBytes(StandardCharsets.UTF_8))).isEqualTo(code);
    }

    @Test
    void writesAnotherVendorsStreamWithCallsPutTogether() {
        byte[] written = Transcript.encoded(encoder(), foreign());
        assertThat(written).asString().isEqualTo("""
                {"model":"gpt","created_at":"2026-03-01T10:00:00Z","message":{"role":"assistant","content":"",\
                "thinking":"hm"},"done":false}
                {"model":"gpt","created_at":"2026-03-01T10:00:00Z","message":{"role":"assistant","content":"Hi"},\
                "done":false}
                {"model":"gpt","created_at":"2026-03-01T10:00:00Z","message":{"role":"assistant","content":"",\
                "tool_calls":[{"id":"a","function":{"name":"f","arguments":{"x":1}}},\
                {"id":"b","function":{"name":"g","arguments":{}}}]},"done":false}
                {"model":"gpt","created_at":"2026-03-01T10:00:00Z","message":{"role":"assistant","content":""},\
                "done":true,"done_reason":"stop","total_duration":2000000000,"load_duration":0,"prompt_eval_count":7,\
                "prompt_eval_duration":2000000000,"eval_count":3,"eval_duration":0}
                """);
    }

    @Test
    void writesTheSameStreamForGenerate() {
        var generate = new OllamaGenerateCodec();
        StreamEncoder encoder = generate.streamEncoder(Conversations.reply(Dialect.OLLAMA, Duration.ofSeconds(2)));
        List<StreamFrame> frames = transcript("text").frames(provider.streamDecoder());
        assertThat(Transcript.encoded(encoder, frames.subList(0, 1))).asString().isEqualTo("""
                {"model":"llama3.2:3b","created_at":"2026-03-01T10:00:00Z","response":"Grüß","done":false}
                """);
    }

    @Test
    void speaksToClientsOfAnotherVendor() {
        StreamEncoder anthropic =
                new AnthropicClientCodec().streamEncoder(Conversations.reply(Dialect.ANTHROPIC, Duration.ZERO));
        List<StreamFrame> frames = transcript("parallel-tools").frames(provider.streamDecoder());
        assertThat(Transcript.encoded(anthropic, frames))
                .asString()
                .contains(
                        "\"content_block\":{\"type\":\"tool_use\",\"id\":\"" + CALL + "\"",
                        "\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"city\\\":\\\"Zürich\\\"}\"}",
                        "\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"id\":\"call_own\"",
                        "\"stop_reason\":\"tool_use\"")
                .endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void endsABrokenStreamWithAnErrorLine() {
        assertThat(encoder().encodeFailure(GatewayException.of(ErrorCode.STREAMING_ERROR)))
                .asString()
                .isEqualTo("{\"error\":\"[E4604] The stream broke off\"}\n");
    }

    private static List<StreamFrame> foreign() {
        return List.of(
                StreamFrame.of(new Started("chatcmpl-1", "gpt", CREATED), new TextDelta(0, "", null)),
                StreamFrame.of(new ReasoningDelta(0, "hm")),
                StreamFrame.of(new TextDelta(0, "Hi", null)),
                StreamFrame.of(new ToolCallStarted(0, 0, "a", "f"), new ToolCallStarted(0, 1, "b", "g")),
                StreamFrame.of(new ToolCallDelta(0, 0, "{\"x\"")),
                StreamFrame.of(new ToolCallDelta(0, 0, ":1}")),
                StreamFrame.of(new Finished(0, FinishReason.TOOL_CALLS)),
                StreamFrame.of(new UsageReported(TokenUsage.of(7, 3))),
                StreamFrame.of(new Done()));
    }

    private ErrorCode failure(byte[] stream) {
        return Objects.requireNonNull(
                        Transcripts.decode(provider.streamDecoder(), stream).failure())
                .code();
    }

    private StreamEncoder encoder() {
        return client.streamEncoder(Conversations.reply(Dialect.OLLAMA, Duration.ofSeconds(2)));
    }

    private List<StreamEvent> events(String name) {
        return transcript(name).events(provider.streamDecoder());
    }

    private static Transcript transcript(String name) {
        return Transcript.of("ollama/" + name + ".ndjson");
    }
}
