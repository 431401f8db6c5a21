package io.modelgateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamEvent.Done;
import io.modelgateway.model.StreamEvent.Finished;
import io.modelgateway.model.StreamEvent.ReasoningDelta;
import io.modelgateway.model.StreamEvent.ReasoningSignature;
import io.modelgateway.model.StreamEvent.RedactedReasoning;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicStreamTest {

    private static final long NOW = 1_767_225_600;

    private final AnthropicProviderCodec provider =
            new AnthropicProviderCodec(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
    private final AnthropicClientCodec client = new AnthropicClientCodec();

    @Test
    void readsText() {
        assertThat(events("text"))
                .containsExactly(
                        new Started("msg_01Text", "claude-sonnet-4-5-20250929", NOW),
                        usage(25, 1, 0, 0),
                        new TextDelta(0, "Grüß Gott", null),
                        new TextDelta(0, ", 世界 🌍!", null),
                        usage(25, 12, 0, 0),
                        new Finished(0, FinishReason.STOP),
                        new Done());
    }

    @Test
    void readsParallelToolCallsCountedFromZero() {
        assertThat(events("parallel-tools"))
                .containsExactly(
                        new Started("msg_01Tools", "claude-sonnet-4-5-20250929", NOW),
                        usage(472, 2, 0, 0),
                        new TextDelta(0, "I'll check both cities.", null),
                        new ToolCallStarted(0, 0, "toolu_01A", "get_weather"),
                        new ToolCallDelta(0, 0, "{\"city\": \"Zür"),
                        new ToolCallDelta(0, 0, "ich\"}"),
                        new ToolCallStarted(0, 1, "toolu_01B", "get_weather"),
                        new ToolCallDelta(0, 1, "{\"city\": \"Oslo\"}"),
                        usage(472, 119, 0, 0),
                        new Finished(0, FinishReason.TOOL_CALLS),
                        new Done());
    }

    @Test
    void keepsSignatureAndRedactedThinkingAsTheyCame() {
        assertThat(events("thinking"))
                .contains(
                        new ReasoningDelta(0, "27 * 453: "),
                        new ReasoningDelta(0, "12231."),
                        new ReasoningSignature(0, "EqoBCkgIARABGAIiQL/2+k=="),
                        new RedactedReasoning(0, "EmwKAhgBEgy3va3pzix/LafPsn4aDFIT2Xlxh0L5L8rLVyI="),
                        new UsageReported(new TokenUsage(
                                OptionalInt.of(61),
                                OptionalInt.of(88),
                                OptionalInt.of(0),
                                OptionalInt.of(0),
                                OptionalInt.of(61),
                                false)));
    }

    @Test
    void countsCachedTokensAsInput() {
        assertThat(events("cache-usage"))
                .contains(usage(3860, 1, 1800, 2048), usage(3860, 5, 1800, 2048), new Finished(0, FinishReason.LENGTH));
    }

    @Test
    void passesOverWhatOnlyTheVendorUnderstands() {
        assertThat(events("server-tool"))
                .filteredOn(event -> !(event instanceof UsageReported))
                .containsExactly(
                        new Started("msg_01Search", "claude-sonnet-4-5-20250929", NOW),
                        new TextDelta(0, "Sunny.", null),
                        new Finished(0, FinishReason.STOP),
                        new Done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "parallel-tools", "thinking", "cache-usage", "server-tool"})
    void decodesTheSameAtEverySplit(String name) {
        transcript(name).decodesTheSameAtEverySplit(provider::streamDecoder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "parallel-tools", "thinking", "cache-usage", "server-tool"})
    void sendsOriginalsOnUnchanged(String name) {
        List<StreamFrame> frames = transcript(name).frames(provider.streamDecoder());
        assertThat(text(Transcript.encoded(encoder(), frames)))
                .isEqualTo(text(transcript(name).bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "parallel-tools", "thinking", "cache-usage"})
    void whatItWritesItReadsTheSame(String name) {
        List<StreamFrame> frames = transcript(name).frames(provider.streamDecoder());
        byte[] written = Transcript.encoded(encoder(), Transcript.mapped(frames));
        assertThat(Transcript.ofBytes(written).events(provider.streamDecoder())).isEqualTo(events(name));
    }

    @Test
    void failsWithTheProvidersOwnErrorAfterWhatCameBefore() {
        var read = Transcripts.decode(
                provider.streamDecoder(), transcript("error-mid-stream").bytes());

        assertThat(read.failure().code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(read.failure().code().retryable()).isTrue();
        assertThat(read.events()).hasAtLeastOneElementOfType(StreamEvent.TextDelta.class);
    }

    @ParameterizedTest
    @CsvSource({
        "overloaded_error,Overloaded,E4200",
        "api_error,Internal server error,E4200",
        "rate_limit_error,slow down,E4204",
        "timeout_error,late,E4202",
        "authentication_error,invalid x-api-key,E4203",
        "permission_error,no,E4203",
        "billing_error,pay,E4203",
        "not_found_error,model: x,E4206",
        "invalid_request_error,bad,E4206",
        "invalid_request_error,prompt is too long: 208310 tokens > 200000 maximum,E4104",
        "something_new,?,E4200"
    })
    void translatesErrorEvents(String type, String message, String code) {
        byte[] event = ("event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\""
                        + message + "\"}}\n\n")
                .getBytes(StandardCharsets.UTF_8);
        StreamDecoder decoder = provider.streamDecoder();
        assertThatThrownBy(() -> decoder.feed(event, _ -> {}))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code().id()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: not json\n\n",
                "data: [1]\n\n",
                "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0}\n\n",
            })
    void refusesWhatIsNoStream(String bytes) {
        StreamDecoder decoder = provider.streamDecoder();
        assertThatThrownBy(() -> decoder.feed(bytes.getBytes(StandardCharsets.UTF_8), _ -> {}))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    @Test
    void refusesAStreamThatEndsEarly() {
        StreamDecoder decoder = provider.streamDecoder();
        byte[] bytes = transcript("text").bytes();
        decoder.feed(java.util.Arrays.copyOf(bytes, bytes.length - 30), _ -> {});
        assertThatThrownBy(() -> decoder.finish(_ -> {}))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    @Test
    void writesAnotherVendorsStreamInThisVendorsOrder() {
        byte[] written = Transcript.encoded(
                encoder(),
                List.of(
                        StreamFrame.of(new Started("chatcmpl-1", "gpt", NOW), new TextDelta(0, "", null)),
                        StreamFrame.of(new ReasoningDelta(0, "hm")),
                        StreamFrame.of(new TextDelta(0, "Hi", null)),
                        StreamFrame.of(new TextDelta(1, "other choice", null)),
                        StreamFrame.of(new Finished(0, FinishReason.STOP)),
                        StreamFrame.of(new UsageReported(TokenUsage.of(7, 3))),
                        StreamFrame.of(new Done())));
        assertThat(text(written)).isEqualTo("""
                event: message_start
                data: {"type":"message_start","message":{"id":"chatcmpl-1","type":"message","role":"assistant",\
                "model":"gpt","content":[],"stop_reason":null,"stop_sequence":null,\
                "usage":{"input_tokens":0,"output_tokens":0}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,\
                "content_block":{"type":"thinking","thinking":"","signature":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Hi"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":1}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
                "usage":{"input_tokens":7,"output_tokens":3}}

                event: message_stop
                data: {"type":"message_stop"}

                """);
    }

    @Test
    void sortsParallelCallsWhosePiecesComeMixed() {
        byte[] written = Transcript.encoded(
                encoder(),
                List.of(
                        StreamFrame.of(new Started("x", "gpt", NOW)),
                        StreamFrame.of(new ToolCallStarted(0, 0, "a", "f"), new ToolCallStarted(0, 1, "b", "g")),
                        StreamFrame.of(new ToolCallDelta(0, 0, "{\"x\":"), new ToolCallDelta(0, 1, "{\"y\":\"}")),
                        StreamFrame.of(new ToolCallDelta(0, 1, "\"}"), new ToolCallDelta(0, 0, "1}")),
                        StreamFrame.of(new ToolCallStarted(0, 2, "c", "h")),
                        StreamFrame.of(new Finished(0, FinishReason.TOOL_CALLS), new Done())));
        assertThat(Transcript.ofBytes(written).events(provider.streamDecoder()))
                .filteredOn(event -> event instanceof ToolCallStarted || event instanceof ToolCallDelta)
                .containsExactly(
                        new ToolCallStarted(0, 0, "a", "f"),
                        new ToolCallDelta(0, 0, "{\"x\":"),
                        new ToolCallDelta(0, 0, "1}"),
                        new ToolCallStarted(0, 1, "b", "g"),
                        new ToolCallDelta(0, 1, "{\"y\":\"}\"}"),
                        new ToolCallStarted(0, 2, "c", "h"));
        assertThat(text(written).split("content_block_stop\",", -1)).hasSize(4);
    }

    @Test
    void startsANewBlockAfterASignature() {
        byte[] written = Transcript.encoded(
                encoder(),
                List.of(
                        StreamFrame.of(new Started("x", "m", NOW)),
                        StreamFrame.of(new ReasoningDelta(0, "one"), new ReasoningSignature(0, "S1")),
                        StreamFrame.of(new ReasoningDelta(0, "two"), new ReasoningSignature(0, "S2")),
                        StreamFrame.of(new Finished(0, FinishReason.STOP), new Done())));
        assertThat(text(written)).contains("\"index\":1,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"S2\"}");
    }

    @Test
    void endsABrokenStreamWithAnErrorEvent() {
        byte[] written = encoder().encodeFailure(GatewayException.of(ErrorCode.STREAMING_ERROR));
        assertThat(text(written)).isEqualTo("""
                event: error
                data: {"type":"error","error":{"type":"api_error","message":"[E4604] The stream broke off"},\
                "request_id":"req-1"}

                """);
    }

    private io.modelgateway.dialect.StreamEncoder encoder() {
        return client.streamEncoder(Conversations.reply(Dialect.ANTHROPIC, Duration.ofSeconds(1)));
    }

    private List<StreamEvent> events(String name) {
        return transcript(name).events(provider.streamDecoder());
    }

    private static Transcript transcript(String name) {
        return Transcript.of("anthropic/" + name + ".sse");
    }

    private static UsageReported usage(int input, int output, int read, int written) {
        return new UsageReported(new TokenUsage(
                OptionalInt.of(input),
                OptionalInt.of(output),
                OptionalInt.of(read),
                OptionalInt.of(written),
                OptionalInt.empty(),
                false));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
