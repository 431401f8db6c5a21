package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what the vendor says went wrong, as a body and as an event in a stream. */
final class AnthropicErrorDecoder {

    private static final int MAX_MESSAGE = 500;

    /** "prompt is too long: 208310 tokens > 200000 maximum", "input length and `max_tokens` exceed context limit: …". */
    private static final List<String> OVERFLOW =
            List.of("prompt is too long", "exceed context limit", "context window", "context length");

    private AnthropicErrorDecoder() {}

    static ProviderErrorBody decode(byte[] body) {
        return UpstreamJson.find(body).map(AnthropicErrorDecoder::read).orElse(ProviderErrorBody.UNREADABLE);
    }

    /** {@return what an {@code error} event of a stream stands for} */
    static GatewayException ofEvent(ObjectNode event) {
        ProviderErrorBody error = read(event);
        if (error.contextOverflow()) {
            return GatewayException.of(
                    ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                    "The provider reports that the prompt does not fit the model's context window");
        }
        return switch (error.type()) {
            case "overloaded_error" -> GatewayException.of(ErrorCode.PROVIDER_ERROR, "The provider is overloaded");
            case "rate_limit_error" -> GatewayException.of(ErrorCode.PROVIDER_RATE_LIMITED);
            case "timeout_error" -> GatewayException.of(ErrorCode.PROVIDER_TIMEOUT);
            case "authentication_error", "permission_error", "billing_error" ->
                GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
            case "not_found_error" ->
                GatewayException.of(ErrorCode.PROVIDER_REJECTED_REQUEST, new ErrorDetail.HttpStatus(404));
            case "invalid_request_error", "request_too_large" ->
                GatewayException.of(ErrorCode.PROVIDER_REJECTED_REQUEST);
            case null, default ->
                GatewayException.of(ErrorCode.PROVIDER_ERROR, "The provider reported an error in its stream");
        };
    }

    private static ProviderErrorBody read(ObjectNode body) {
        JsonNode error = body.path("error");
        String message = UpstreamJson.text(error, "message");
        return new ProviderErrorBody(
                orNull(cut(message)), orNull(UpstreamJson.text(error, "type")), overflows(message));
    }

    private static boolean overflows(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return OVERFLOW.stream().anyMatch(lower::contains);
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE
                ? message
                : message.substring(0, message.offsetByCodePoints(0, message.codePointCount(0, MAX_MESSAGE - 1)));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
