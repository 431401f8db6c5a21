package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.ProviderSentence;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;

/**
 * Reads what the vendor says went wrong, {@code {"error":{"code","message","status","details"}}}, as a body, alone or in
 * an array, and as an event in a stream.
 */
final class GeminiErrorDecoder {

    /** A wrong key is a bad request (400) here, and nobody's fault but the operator's. */
    private static final String WRONG_KEY = "API_KEY_INVALID";

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
    private static final int MAX_STATUS = 64;

    private GeminiErrorDecoder() {}

    static ProviderErrorBody decode(byte[] body) {
        try {
            JsonNode tree = GatewayJson.read(body);
            return read(tree.isArray() ? tree.path(0) : tree);
        } catch (JsonProcessingException e) {
            return ProviderErrorBody.UNREADABLE;
        }
    }

    /** {@return what an error stands for that comes where an answer should be} */
    static GatewayException ofEvent(JsonNode body) {
        ProviderErrorBody error = read(body);
        if (error.contextOverflow()) {
            return GatewayException.of(
                    ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                    "The provider reports that the prompt does not fit the model's context window");
        }
        if (error.wrongKey()) {
            return GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
        }
        return switch (error.type()) {
            case "RESOURCE_EXHAUSTED" ->
                GatewayException.of(
                        ErrorCode.PROVIDER_RATE_LIMITED,
                        new ErrorDetail.RetryAfter(DEFAULT_WAIT),
                        new ErrorDetail.UpstreamStatus(429));
            case "UNAUTHENTICATED", "PERMISSION_DENIED" ->
                GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
            case "DEADLINE_EXCEEDED" -> GatewayException.of(ErrorCode.PROVIDER_TIMEOUT);
            case "NOT_FOUND" ->
                GatewayException.of(ErrorCode.PROVIDER_REJECTED_REQUEST, new ErrorDetail.HttpStatus(404));
            case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" ->
                GatewayException.of(ErrorCode.PROVIDER_REJECTED_REQUEST);
            case null, default ->
                GatewayException.of(ErrorCode.PROVIDER_ERROR, "The provider reported an error instead of an answer");
        };
    }

    private static ProviderErrorBody read(JsonNode body) {
        JsonNode error = body.path("error");
        String message = error.path("message").textValue();
        String status = error.path("status").textValue();
        boolean wrongKey = UpstreamJson.objects(error, "details").stream()
                .anyMatch(detail -> WRONG_KEY.equals(UpstreamJson.text(detail, "reason")));
        return new ProviderErrorBody(
                ProviderSentence.shown(message).orElse(null),
                status == null || status.length() > MAX_STATUS ? null : status,
                ProviderSentence.saysContextOverflow(message),
                wrongKey);
    }
}
