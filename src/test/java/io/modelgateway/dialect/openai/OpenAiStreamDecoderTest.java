package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiStreamDecoderTest {

    private static final StreamEvent STARTED =
            new StreamEvent.Started("chatcmpl-CcKvJ8mHqN2pTz", "gpt-4o-2024-08-06", 1763856000);
    private static final StreamEvent STARTED_LLAMA =
            new StreamEvent.Started("chatcmpl-6aQmWzqf3T", "gpt-3.5-turbo", 1763856200);
    private static final StreamEvent DONE = new StreamEvent.Done();

    static Stream<Arguments> transcripts() {
        return Stream.of(
                Arguments.of(
                        "text.sse",
                        List.of(
                                STARTED,
                                text(0, "Grüße"),
                                text(0, ", Welt"),
                                text(0, " 👋"),
                                finished(FinishReason.STOP),
                                usage(19, 6, OptionalInt.of(0), OptionalInt.of(0)),
                                DONE)),
                Arguments.of(
                        "tools-parallel.sse",
                        List.of(
                                STARTED,
                                new StreamEvent.ToolCallStarted(0, 0, "call_Qx1", "get_weather"),
                                new StreamEvent.ToolCallDelta(0, 0, "{\"city\":"),
                                new StreamEvent.ToolCallDelta(0, 0, "\"Köln\"}"),
                                new StreamEvent.ToolCallStarted(0, 1, "call_Qx2", "get_time"),
                                new StreamEvent.ToolCallDelta(0, 1, "{}"),
                                finished(FinishReason.TOOL_CALLS),
                                usage(81, 43, OptionalInt.of(64), OptionalInt.of(0)),
                                DONE)),
                Arguments.of(
                        "refusal.sse",
                        List.of(
                                STARTED,
                                new StreamEvent.RefusalDelta(0, "I'm sorry, "),
                                new StreamEvent.RefusalDelta(0, "I can't help with that."),
                                finished(FinishReason.STOP),
                                DONE)),
                Arguments.of(
                        "reasoning-deepseek.sse",
                        List.of(
                                new StreamEvent.Started(
                                        "0f1c2b7e-4f5d-4b0e-9d3e-1d2f3a4b5c6d", "deepseek-reasoner", 1763856100),
                                new StreamEvent.ReasoningDelta(0, "9.11 < "),
                                new StreamEvent.ReasoningDelta(0, "9.8"),
                                text(0, "9.8 is larger."),
                                finished(FinishReason.STOP),
                                usage(16, 212, OptionalInt.of(0), OptionalInt.of(190)),
                                DONE)),
                Arguments.of(
                        "llamacpp.sse",
                        List.of(
                                STARTED_LLAMA,
                                text(0, "Once"),
                                text(0, " upon"),
                                finished(FinishReason.LENGTH),
                                new StreamEvent.UsageReported(TokenUsage.of(9, 2)),
                                DONE)),
                Arguments.of(
                        "llamacpp-tools-no-ids.sse",
                        List.of(
                                STARTED_LLAMA,
                                new StreamEvent.ToolCallStarted(0, 0, "call_chatcmpl-6aQmWzqf3T_0_0", "add"),
                                new StreamEvent.ToolCallDelta(0, 0, "{"),
                                new StreamEvent.ToolCallDelta(0, 0, "\"a\":1}"),
                                new StreamEvent.ToolCallStarted(0, 1, "call_chatcmpl-6aQmWzqf3T_0_1", "stop"),
                                finished(FinishReason.TOOL_CALLS),
                                DONE)),
                Arguments.of(
                        "gemini-tools-same-index.sse",
                        List.of(
                                new StreamEvent.Started("gem-1", "gemini-2.5-flash", 1763856300),
                                new StreamEvent.ToolCallStarted(0, 0, "function-call-1", "a"),
                                new StreamEvent.ToolCallDelta(0, 0, "{\"x\":1}"),
                                new StreamEvent.ToolCallStarted(0, 1, "function-call-2", "b"),
                                new StreamEvent.ToolCallDelta(0, 1, "{\"y\":2}"),
                                finished(FinishReason.TOOL_CALLS),
                                DONE)),
                Arguments.of("azure.sse", List.of(STARTED, text(0, "Hi"), finished(FinishReason.CONTENT_FILTER), DONE)),
                Arguments.of(
                        "choices-logprobs.sse",
                        List.of(
                                STARTED,
                                new StreamEvent.TextDelta(
                                        0,
                                        "A",
                                        new Json("{\"content\":[{\"token\":\"A\",\"logprob\":-0.31725305,"
                                                + "\"bytes\":[65],\"top_logprobs\":[]}],\"refusal\":null}")),
                                text(1, "B"),
                                new StreamEvent.Finished(1, FinishReason.STOP),
                                new StreamEvent.Finished(0, FinishReason.LENGTH),
                                DONE)),
                Arguments.of("no-terminator.sse", List.of(STARTED, text(0, "Hi"), finished(FinishReason.STOP), DONE)));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void readsATranscript(String file, List<StreamEvent> events) {
        var decoded = decode(Transcripts.read("openai/" + file));

        assertThat(decoded.failure()).isNull();
        assertThat(decoded.events()).isEqualTo(events);
    }

    @ParameterizedTest
    @CsvSource({
        "cut.sse, PROVIDER_INVALID_RESPONSE, 3",
        "error-midstream.sse, PROVIDER_ERROR, 2",
        "rate-limit-midstream.sse, PROVIDER_RATE_LIMITED, 0"
    })
    void failsWithTheFramesBefore(String file, ErrorCode code, int events) {
        byte[] bytes = Transcripts.read("openai/" + file);

        var whole = decode(bytes);
        var single = Transcripts.decode(new OpenAiStreamDecoder(), Transcripts.byteByByte(bytes));

        assertThat(whole.failure().code()).isEqualTo(code);
        assertThat(whole.events()).hasSize(events);
        assertThat(single.sameAs(whole)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text.sse",
                "tools-parallel.sse",
                "refusal.sse",
                "reasoning-deepseek.sse",
                "llamacpp.sse",
                "azure.sse",
                "choices-logprobs.sse",
                "no-terminator.sse",
                "cut.sse",
                "error-midstream.sse"
            })
    void decodesToTheSameFramesAtAnySplit(String file) {
        byte[] bytes = Transcripts.read("openai/" + file);
        var whole = decode(bytes);

        for (int at = 0; at <= bytes.length; at++) {
            var cut = Transcripts.decode(new OpenAiStreamDecoder(), Transcripts.cutAt(bytes, at));
            assertThat(cut.sameAs(whole)).as("cut at %d", at).isTrue();
        }
        assertThat(Transcripts.decode(new OpenAiStreamDecoder(), Transcripts.byteByByte(bytes))
                        .sameAs(whole))
                .isTrue();
    }

    @Test
    void readsFiguresThatAVendorCallsByItsOwnName() {
        var decoded = decode("""
                data: {"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}],\
                "usage":{"prompt_tokens":7,"prompt_cache_hit_tokens":5,"completion_tokens":-1}}

                """);

        assertThat(decoded.events())
                .contains(new StreamEvent.UsageReported(new TokenUsage(
                        OptionalInt.of(7),
                        OptionalInt.empty(),
                        OptionalInt.of(5),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        false)));
    }

    @Test
    void ignoresWhatFollowsTheEnd() {
        var decoded = decode("""
                data: {"choices":[{"delta":{"content":"x"},"finish_reason":"stop"}]}

                data: [DONE]

                data: not json

                """);

        assertThat(decoded.failure()).isNull();
        assertThat(decoded.events()).last().isEqualTo(DONE);
    }

    @Test
    void readsTheFunctionCallsOfOldServers() {
        var decoded = decode("""
                data: {"id":"a","choices":[{"delta":{"function_call":{"name":"f","arguments":""}}}]}

                data: {"id":"a","choices":[{"delta":{"function_call":{"arguments":"{}"}},"finish_reason":"function_call"}]}

                """);

        assertThat(decoded.events())
                .containsExactly(
                        new StreamEvent.Started("a", "", 0),
                        new StreamEvent.ToolCallStarted(0, 0, "call_a_0_0", "f"),
                        new StreamEvent.ToolCallDelta(0, 0, "{}"),
                        finished(FinishReason.TOOL_CALLS),
                        DONE);
    }

    @Test
    void sortsToolCallsWithoutAnIndexByTheirIds() {
        var decoded = decode("""
                data: {"choices":[{"delta":{"tool_calls":[{"id":"x","function":{"name":"f","arguments":"{"}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"function":{"arguments":"}"}}]}}]}

                data: {"choices":[{"delta":{"tool_calls":[{"id":"y","function":{"name":"g","arguments":"{}"}}]}}]}

                data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}

                """);

        assertThat(decoded.events())
                .containsSubsequence(
                        new StreamEvent.ToolCallStarted(0, 0, "x", "f"),
                        new StreamEvent.ToolCallDelta(0, 0, "{"),
                        new StreamEvent.ToolCallDelta(0, 0, "}"),
                        new StreamEvent.ToolCallStarted(0, 1, "y", "g"),
                        new StreamEvent.ToolCallDelta(0, 1, "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"x","type":"requests","code":"rate_limit_exceeded"}}        | PROVIDER_RATE_LIMITED         | 429
            {"error":{"message":"x","type":"insufficient_quota"}}                          | PROVIDER_RATE_LIMITED         | 429
            {"error":{"message":"x","code":429}}                                           | PROVIDER_RATE_LIMITED         | 429
            {"error":{"message":"x","code":"429"}}                                         | PROVIDER_RATE_LIMITED         | 429
            {"error":{"message":"Incorrect API key","code":"invalid_api_key"}}             | PROVIDER_AUTHENTICATION_FAILED| 502
            {"error":{"message":"x","code":403}}                                           | PROVIDER_AUTHENTICATION_FAILED| 502
            {"error":{"message":"x","code":408}}                                           | PROVIDER_TIMEOUT              | 504
            {"error":{"message":"x","code":422}}                                           | PROVIDER_REJECTED_REQUEST     | 422
            {"error":{"message":"x","code":418}}                                           | PROVIDER_REJECTED_REQUEST     | 400
            {"error":{"message":"x","type":"invalid_request_error"}}                       | PROVIDER_REJECTED_REQUEST     | 400
            {"error":{"message":"x","type":"server_error"}}                                | PROVIDER_ERROR                | 502
            {"error":{"message":"x","code":503}}                                           | PROVIDER_ERROR                | 502
            {"error":"something"}                                                          | PROVIDER_ERROR                | 502
            {"error":{"message":"This model's maximum context length is 8192 tokens"}}     | CONTEXT_LENGTH_EXCEEDED       | 400
            """)
    void knowsWhatAnErrorInTheStreamStandsFor(String error, ErrorCode code, int status) {
        var decoded = decode("data: " + error + "\n\n");

        assertThat(decoded.failure().code()).isEqualTo(code);
        assertThat(decoded.failure().httpStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: nonsense\n\n",
                "data: [1]\n\n",
                "data: {\"choices\":[{\"index\":-1,\"delta\":{}}]}\n\n",
                "data: {\"choices\":[{\"index\":128,\"delta\":{}}]}\n\n",
                "",
                ": just a comment\n\n"
            })
    void refusesWhatIsNoStreamOfChunks(String stream) {
        assertThat(decode(stream).failure().code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }

    @Test
    void boundsTheNumberOfToolCalls() {
        var stream = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            stream.append("data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":")
                    .append(i)
                    .append("}]}}]}\n\n");
        }

        assertThat(decode(stream.toString()).failure().code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }

    private static Transcripts.Decoded decode(String stream) {
        return decode(stream.getBytes(StandardCharsets.UTF_8));
    }

    private static Transcripts.Decoded decode(byte[] stream) {
        return Transcripts.decode(new OpenAiStreamDecoder(), stream);
    }

    private static StreamEvent text(int choice, String text) {
        return new StreamEvent.TextDelta(choice, text, null);
    }

    private static StreamEvent finished(FinishReason reason) {
        return new StreamEvent.Finished(0, reason);
    }

    private static StreamEvent usage(int input, int output, OptionalInt cached, OptionalInt reasoning) {
        return new StreamEvent.UsageReported(new TokenUsage(
                OptionalInt.of(input), OptionalInt.of(output), cached, OptionalInt.empty(), reasoning, false));
    }
}
