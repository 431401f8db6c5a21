package io.modelgateway.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.dialect.StreamDecoder;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamEvent.Done;
import io.modelgateway.model.StreamEvent.Finished;
import io.modelgateway.model.StreamEvent.ReasoningDelta;
import io.modelgateway.model.StreamEvent.ReasoningSignature;
import io.modelgateway.model.StreamEvent.Started;
import io.modelgateway.model.StreamEvent.TextDelta;
import io.modelgateway.model.StreamEvent.ToolCallDelta;
import io.modelgateway.model.StreamEvent.ToolCallStarted;
import io.modelgateway.model.StreamEvent.UsageReported;
import io.modelgateway.model.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole answers, streams and errors. */
class GeminiAnswerTest {

    private static final long NOW = 1_767_225_600;
    private static final String ID = "aXkZaN2oMOKJ1e8P4bGm-Ao";

    private final GeminiProviderCodec codec =
            new GeminiProviderCodec(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    @Test
    void readsAWholeAnswerWithThoughtsTextAndACall() {
        ChatAnswer answer = codec.decode(Transcript.of("gemini/whole.json").bytes());

        assertThat(answer)
                .isEqualTo(new ChatAnswer(
                        "whole1",
                        "gemini-3-pro-preview",
                        NOW,
                        List.of(new Choice(
                                0,
                                List.of(
                                        new ContentPart.Reasoning("Let me see … ✓", null),
                                        new ContentPart.Text("Looking it up."),
                                        new ContentPart.Reasoning("", "gemini:EtoBCtcBAdHtim8="),
                                        new ContentPart.ToolCall(
                                                "fc_7",
                                                "get_weather",
                                                new Json("{\"city\":\"Zürich\",\"days\":3,\"ratio\":1.5}"))),
                                FinishReason.TOOL_CALLS,
                                null)),
                        new TokenUsage(
                                OptionalInt.of(105),
                                OptionalInt.of(42),
                                OptionalInt.of(64),
                                OptionalInt.empty(),
                                OptionalInt.of(22),
                                false),
                        null));
    }

    @Test
    void readsText() {
        assertThat(events("text"))
                .containsExactly(
                        new Started(ID, "gemini-2.5-flash", NOW),
                        new TextDelta(0, "Grüß Gott", null),
                        new UsageReported(TokenUsage.of(25, 2)),
                        new TextDelta(0, ", 世界 🌍!", null),
                        new Finished(0, FinishReason.STOP),
                        new UsageReported(new TokenUsage(
                                OptionalInt.of(25),
                                OptionalInt.of(12),
                                OptionalInt.of(20),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                false)),
                        new Done());
    }

    @Test
    void readsThoughtsAndCountsThem() {
        assertThat(events("thinking"))
                .contains(
                        new ReasoningDelta(0, "**Multiplying**\n\n27 * 453"),
                        new TextDelta(0, "27 × 453 = 12,231", null),
                        new UsageReported(new TokenUsage(
                                OptionalInt.of(9),
                                OptionalInt.of(122),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.of(111),
                                false)));
    }

    @Test
    void readsParallelCallsWithTheirProofAndMakesIds() {
        assertThat(events("parallel-tools").stream().filter(event -> !(event instanceof UsageReported)))
                .containsExactly(
                        new Started(ID, "gemini-3-pro-preview", NOW),
                        new ReasoningSignature(0, "gemini:EtoBCtcBAdHtim8="),
                        new ToolCallStarted(0, 0, "call_" + ID + "_0_0", "get_weather"),
                        new ToolCallDelta(0, 0, "{\"city\":\"Zürich\",\"days\":3}"),
                        new ToolCallStarted(0, 1, "call_" + ID + "_0_1", "get_time"),
                        new ToolCallDelta(0, 1, "{}"),
                        new Finished(0, FinishReason.TOOL_CALLS),
                        new Done());
    }

    @Test
    void keepsChoicesApart() {
        assertThat(events("choices"))
                .contains(
                        new TextDelta(1, "one", null),
                        new TextDelta(0, "zero", null),
                        new Finished(0, FinishReason.STOP),
                        new Finished(1, FinishReason.LENGTH),
                        new Done());
    }

    @Test
    void aBlockedPromptIsAnEmptyFilteredAnswer() {
        assertThat(events("blocked")).contains(new Finished(0, FinishReason.CONTENT_FILTER), new Done());

        ChatAnswer whole = codec.decode(bytes("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"));

        assertThat(whole.choices()).containsExactly(new Choice(0, List.of(), FinishReason.CONTENT_FILTER, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "thinking", "parallel-tools", "choices", "blocked"})
    void decodesTheSameAtEverySplit(String transcript) {
        Transcript.of("gemini/" + transcript + ".sse").decodesTheSameAtEverySplit(codec::streamDecoder);
    }

    @Test
    void aStreamWithoutAnEndWasCut() {
        assertThatThrownBy(() -> events("cut"))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    @Test
    void aFailureAmidTheStreamComesAfterWhatWasSaidBefore() {
        var read = Transcripts.decode(codec.streamDecoder(), Transcripts.read("gemini/error-mid-stream.sse"));

        assertThat(read.events()).contains(new StreamEvent.TextDelta(0, "begun", null));
        assertThat(read.failure().code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "RESOURCE_EXHAUSTED, quota, PROVIDER_RATE_LIMITED",
        "UNAUTHENTICATED, no, PROVIDER_AUTHENTICATION_FAILED",
        "NOT_FOUND, no, PROVIDER_REJECTED_REQUEST",
        "INVALID_ARGUMENT, no, PROVIDER_REJECTED_REQUEST",
        "DEADLINE_EXCEEDED, slow, PROVIDER_TIMEOUT",
        "UNAVAILABLE, overloaded, PROVIDER_ERROR",
        "FROM_THE_FUTURE, hm, PROVIDER_ERROR",
        "INVALID_ARGUMENT, The input token count (2000000) exceeds the maximum, CONTEXT_LENGTH_EXCEEDED"
    })
    void givesErrorsInAStreamTheirCodes(String status, String message, ErrorCode code) {
        StreamDecoder decoder = codec.streamDecoder();
        byte[] event = bytes(
                "data: {\"error\":{\"code\":1,\"message\":\"" + message + "\",\"status\":\"" + status + "\"}}\n\n");

        var failure = catchThrowableOfType(GatewayException.class, () -> decoder.feed(event, _ -> {}));

        assertThat(failure.code()).isEqualTo(code);
    }

    @Test
    void readsErrorBodiesAloneAndInAnArray() {
        byte[] alone = Transcript.of("gemini/wrong-key.json").bytes();
        byte[] listed = bytes("[" + new String(alone, StandardCharsets.UTF_8) + "]");

        for (byte[] body : List.of(alone, listed)) {
            var error = codec.decodeError(body);
            assertThat(error.message()).isEqualTo("API key not valid. Please pass a valid API key.");
            assertThat(error.type()).isEqualTo("INVALID_ARGUMENT");
            assertThat(error.wrongKey()).isTrue();
        }
        assertThat(codec.decodeError(bytes("<html>")).message()).isNull();
    }

    private List<StreamEvent> events(String transcript) {
        return Transcript.of("gemini/" + transcript + ".sse").events(codec.streamDecoder());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
