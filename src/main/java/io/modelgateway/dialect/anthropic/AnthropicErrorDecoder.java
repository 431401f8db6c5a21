package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.ProviderSentence;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;

/** Reads what the vendor says went wrong, as a body and as an event in a stream. */
final class AnthropicErrorDecoder {

    /** The vendor's words are short; anything longer is not one of them. */
    private static final int MAX_TYPE = 64;

    /** An event carries no {@code Retry-After}. */
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);

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
            case "overloaded_error" ->
                GatewayException.of(
                        ErrorCode.PROVIDER_ERROR, "The provider is overloaded", new ErrorDetail.UpstreamStatus(529));
            case "rate_limit_error" ->
                GatewayException.of(
                        ErrorCode.PROVIDER_RATE_LIMITED,
                        new ErrorDetail.RetryAfter(DEFAULT_WAIT),
                        new ErrorDetail.UpstreamStatus(429));
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
        String message = error.path("message").textValue();
        String type = error.path("type").textValue();
        return new ProviderErrorBody(
                ProviderSentence.shown(message).orElse(null),
                type == null || type.length() > MAX_TYPE ? null : type,
                ProviderSentence.saysContextOverflow(message));
    }
}
