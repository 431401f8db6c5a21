package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.dialect.Replies;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiAnswerTest {

    private final OpenAiClientCodec clients = new OpenAiClientCodec();
    private final OpenAiProviderCodec providers = new OpenAiProviderCodec();

    static Stream<Arguments> transcripts() {
        return Stream.of(
                Arguments.of(
                        "text.json",
                        gpt4o(
                                FinishReason.STOP,
                                usage(19, 6, OptionalInt.of(0), OptionalInt.of(0)),
                                null,
                                new ContentPart.Text("Grüße, Welt 👋"))),
                Arguments.of(
                        "tools.json",
                        gpt4o(
                                FinishReason.TOOL_CALLS,
                                usage(81, 43, OptionalInt.of(64), OptionalInt.of(7)),
                                null,
                                new ContentPart.ToolCall("call_Qx1", "get_weather", new Json("{\"city\":\"Köln\"}")),
                                new ContentPart.ToolCall("call_Qx2", "get_time", Json.EMPTY_OBJECT))),
                Arguments.of(
                        "refusal.json",
                        gpt4o(
                                FinishReason.STOP,
                                usage(19, 6, OptionalInt.of(0), OptionalInt.of(0)),
                                new Json("{\"content\":[{\"token\":\"A\",\"logprob\":-0.31725305,\"bytes\":[65],"
                                        + "\"top_logprobs\":[]}],\"refusal\":null}"),
                                new ContentPart.Refusal("I can't help with that."))),
                Arguments.of(
                        "reasoning-deepseek.json",
                        answer(
                                "930c60df",
                                "deepseek-reasoner",
                                1763856100,
                                FinishReason.STOP,
                                usage(16, 212, OptionalInt.of(5), OptionalInt.empty()),
                                null,
                                new ContentPart.Reasoning("9.11 < 9.8", null),
                                new ContentPart.Text("9.8"))),
                Arguments.of(
                        "llamacpp.json",
                        answer(
                                "chatcmpl-6aQmWzqf3T",
                                "gpt-3.5-turbo",
                                1763856200,
                                FinishReason.LENGTH,
                                TokenUsage.of(9, 2),
                                null,
                                new ContentPart.Text("Once upon"))),
                Arguments.of(
                        "sparse.json",
                        answer(
                                "",
                                "",
                                0,
                                FinishReason.STOP,
                                TokenUsage.UNKNOWN,
                                null,
                                new ContentPart.Text("Hi there"),
                                new ContentPart.ToolCall("call_gateway_0_0", "f", new Json("{\"a\":1.50}")))));
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void readsATranscriptAndKeepsItsBytes(String file, ChatAnswer expected) {
        byte[] body = Transcripts.read("openai/" + file);

        ChatAnswer answer = providers.decode(body);

        assertThat(answer.withoutOriginal()).isEqualTo(expected);
        assertThat(answer.original()).isEqualTo(new WireBody(Dialect.OPENAI, body));
        assertThat(clients.encode(answer, Replies.context("req-1"))).isSameAs(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"choices\":{}}", "{\"choices\":[]}", "{\"choices\":[", "null"})
    void refusesWhatIsNoAnswer(String body) {
        assertThat(refused(body).code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }

    @Test
    void knowsAnErrorThatComesWithStatus200() {
        var refused = refused("{\"error\":{\"message\":\"Upstream limit\",\"code\":429}}");

        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_RATE_LIMITED);
    }

    @ParameterizedTest
    @CsvSource({
        "stop, STOP",
        "length, LENGTH",
        "tool_calls, TOOL_CALLS",
        "function_call, TOOL_CALLS",
        "content_filter, CONTENT_FILTER",
        "eos, STOP"
    })
    void readsFinishReasons(String word, FinishReason reason) {
        var answer = providers.decode(bytes("{\"choices\":[{\"finish_reason\":\"" + word + "\"}]}"));

        assertThat(answer.choices()).containsExactly(new Choice(0, List.of(), reason, null));
    }

    @Test
    void buildsAnAnswerOfAnotherDialect() {
        var answer = answer(
                "msg_01",
                "claude",
                7,
                FinishReason.TOOL_CALLS,
                usage(3, 4, OptionalInt.of(2), OptionalInt.empty()),
                null,
                new ContentPart.Reasoning("hm", "c2ln"),
                new ContentPart.Text("Hi"),
                new ContentPart.ToolCall("call_1", "f", new Json("{\"a\": 1}")));

        assertThat(text(clients.encode(answer, Replies.context("req-1"))))
                .isEqualTo(
                        "{\"id\":\"chatcmpl-msg_01\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"claude\","
                                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\","
                                + "\"refusal\":null,\"reasoning_content\":\"hm\",\"thinking_blocks\":"
                                + "[{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"c2ln\"}],"
                                + "\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":"
                                + "{\"name\":\"f\",\"arguments\":\"{\\\"a\\\": 1}\"}}]},\"logprobs\":null,"
                                + "\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,"
                                + "\"total_tokens\":7,\"prompt_tokens_details\":{\"cached_tokens\":2}}}");
    }

    @Test
    void makesAnIdFromTheRequestsWhereTheProviderGaveNone() {
        var answer = answer("", "m", 7, null, TokenUsage.UNKNOWN, null, new ContentPart.Text("Hi"));

        assertThat(text(clients.encode(answer, Replies.context("req-1"))))
                .isEqualTo("{\"id\":\"chatcmpl-req-1\",\"object\":\"chat.completion\",\"created\":7,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\","
                        + "\"refusal\":null},\"logprobs\":null,\"finish_reason\":null}]}");
    }

    private GatewayException refused(String body) {
        return catchThrowableOfType(GatewayException.class, () -> providers.decode(bytes(body)));
    }

    private static ChatAnswer gpt4o(
            FinishReason reason, TokenUsage usage, @Nullable Json logprobs, ContentPart... parts) {
        return answer("chatcmpl-CcKw0aBcDeFgHi", "gpt-4o-2024-08-06", 1763856000, reason, usage, logprobs, parts);
    }

    private static ChatAnswer answer(
            String id,
            String model,
            long created,
            @Nullable FinishReason reason,
            TokenUsage usage,
            @Nullable Json logprobs,
            ContentPart... parts) {
        return new ChatAnswer(
                id, model, created, List.of(new Choice(0, List.of(parts), reason, logprobs)), usage, null);
    }

    private static TokenUsage usage(int input, int output, OptionalInt cached, OptionalInt reasoning) {
        return new TokenUsage(
                OptionalInt.of(input), OptionalInt.of(output), cached, OptionalInt.empty(), reasoning, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
