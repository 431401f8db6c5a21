package io.modelgateway.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelgateway.dialect.Conversations;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicAnswerTest {

    private static final long NOW = 1_767_225_600;

    private final AnthropicClientCodec client = new AnthropicClientCodec();
    private final AnthropicProviderCodec provider =
            new AnthropicProviderCodec(Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));

    @Test
    void readsAWholeAnswerAndSendsItOnUnchanged() {
        byte[] body = Transcript.of("anthropic/whole.json").bytes();
        ChatAnswer answer = provider.decode(body);
        assertThat(answer)
                .isEqualTo(new ChatAnswer(
                        "msg_01Whole",
                        "claude-sonnet-4-5-20250929",
                        NOW,
                        List.of(new Choice(
                                0,
                                List.of(
                                        new ContentPart.Reasoning("Let me see … ✓", "EqoBCkgIARABGAIiQL/2+k=="),
                                        new ContentPart.RedactedReasoning("EmwKAhgB"),
                                        new ContentPart.Text("Looking it up."),
                                        new ContentPart.ToolCall(
                                                "toolu_01A",
                                                "get_weather",
                                                new Json("{\"city\":\"Zürich\",\"days\":3,\"ratio\":1.5}"))),
                                FinishReason.TOOL_CALLS,
                                null)),
                        new TokenUsage(
                                OptionalInt.of(1300),
                                OptionalInt.of(42),
                                OptionalInt.of(1000),
                                OptionalInt.of(200),
                                OptionalInt.empty(),
                                false),
                        new WireBody(Dialect.ANTHROPIC, body)));
        assertThat(client.encode(answer, Conversations.reply(Dialect.ANTHROPIC, Duration.ZERO)))
                .isEqualTo(body);
    }

    @Test
    void writesAnotherVendorsAnswerWithTheFieldsClientsExpect() {
        var answer = new ChatAnswer(
                "chatcmpl-1",
                "gpt",
                NOW,
                List.of(new Choice(
                        0,
                        List.of(
                                new ContentPart.Reasoning("hm", null),
                                new ContentPart.Refusal("No."),
                                new ContentPart.ToolCall("c", "f", new Json("oops"))),
                        FinishReason.CONTENT_FILTER,
                        null)),
                TokenUsage.UNKNOWN,
                null);
        assertThat(client.encode(answer, Conversations.reply(Dialect.ANTHROPIC, Duration.ZERO)))
                .asString()
                .isEqualTo("""
                        {"id":"chatcmpl-1","type":"message","role":"assistant","model":"gpt","content":[\
                        {"type":"thinking","thinking":"hm","signature":""},{"type":"text","text":"No."},\
                        {"type":"tool_use","id":"c","name":"f","input":{}}],"stop_reason":"refusal",\
                        "stop_sequence":null,"usage":{"input_tokens":0,"output_tokens":0}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"content\":\"x\"}"})
    void refusesWhatIsNoAnswer(String body) {
        assertThatThrownBy(() -> provider.decode(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void rendersEveryCode(ErrorCode code) throws JsonProcessingException {
        var body = GatewayJson.read(client.encodeError(GatewayException.of(code), "req-1"));
        assertThat(body.path("type").asText()).isEqualTo("error");
        assertThat(body.path("request_id").asText()).isEqualTo("req-1");
        assertThat(body.path("error").path("message").asText()).isEqualTo("[" + code.id() + "] " + code.message());
        assertThat(body.path("error").path("type").asText())
                .endsWith(code == ErrorCode.PROMPT_TOO_LARGE ? "_large" : "_error");
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL_NOT_FOUND,not_found_error",
        "COST_LIMIT_EXCEEDED,billing_error",
        "DATA_RESIDENCY_VIOLATION,permission_error",
        "AUTHORIZATION_FAILED,authentication_error",
        "PROMPT_TOO_LARGE,request_too_large",
        "REQUESTS_PER_MINUTE_EXCEEDED,rate_limit_error",
        "ALL_CANDIDATES_UNAVAILABLE,overloaded_error",
        "PROVIDER_TIMEOUT,timeout_error",
        "PROVIDER_ERROR,api_error",
        "MISSING_FIELD,invalid_request_error"
    })
    void namesErrorsInTheVendorsWords(ErrorCode code, String type) throws JsonProcessingException {
        var body = GatewayJson.read(client.encodeError(GatewayException.of(code), "req-1"));
        assertThat(body.path("error").path("type").asText()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 208310 tokens > 200000 maximum\"}}|prompt is too long: 208310 tokens > 200000 maximum|invalid_request_error|true",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"input length and `max_tokens` exceed context limit: 1 + 2 > 3\"}}|input length and `max_tokens` exceed context limit: 1 + 2 > 3|invalid_request_error|true",
                "{\"error\":{\"type\":\"not_found_error\",\"message\":\"model: x\"}}|model: x|not_found_error|false",
                "{\"error\":\"odd\"}|||false",
                "<html>||| false",
            })
    void readsErrorBodies(String body, @Nullable String message, @Nullable String type, boolean overflow) {
        assertThat(provider.decodeError(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ProviderErrorBody(message, type, overflow));
    }
}
