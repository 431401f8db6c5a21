package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.Locale;

/**
 * What an error object stands for that comes where an answer should be: inside a stream, or in a body with status 200
 * (OpenRouter, some vLLM versions). There is no status to go by, only the vendor's words or a status as {@code code}.
 */
final class UpstreamFailure {

    private UpstreamFailure() {}

    /** {@return the failure that {@code {"error": …}} stands for} */
    static GatewayException of(JsonNode body) {
        ProviderErrorBody read = ErrorDecoder.decode(body);
        JsonNode error = body.path("error");
        String words = (error.path("type").asText() + " " + error.path("code").asText()).toLowerCase(Locale.ROOT);
        return of(read, words, status(error));
    }

    private static GatewayException of(ProviderErrorBody read, String words, int status) {
        if (read.contextOverflow()) {
            return rejected(read, 400);
        }
        if (status == 429 || words.contains("rate_limit") || words.contains("quota") || words.contains("too_many")) {
            return GatewayException.of(ErrorCode.PROVIDER_RATE_LIMITED);
        }
        if (status == 401
                || status == 403
                || words.contains("authentication")
                || words.contains("permission")
                || words.contains("api_key")) {
            return GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
        }
        if (status == 408 || status == 504 || words.contains("timeout")) {
            return GatewayException.of(ErrorCode.PROVIDER_TIMEOUT);
        }
        if (status == 503 || status == 529 || words.contains("overloaded") || words.contains("unavailable")) {
            return GatewayException.of(ErrorCode.PROVIDER_UNAVAILABLE);
        }
        if (status == 400 || status == 404 || status == 422 || words.contains("invalid_request")) {
            return rejected(read, status >= 400 && status < 500 ? status : 400);
        }
        return GatewayException.of(ErrorCode.PROVIDER_ERROR);
    }

    private static GatewayException rejected(ProviderErrorBody read, int status) {
        String message = read.message();
        return GatewayException.of(
                ErrorCode.PROVIDER_REJECTED_REQUEST,
                ErrorCode.PROVIDER_REJECTED_REQUEST.message() + (message == null ? "" : ": " + message),
                new ErrorDetail.HttpStatus(status));
    }

    private static int status(JsonNode error) {
        int code = error.path("code").asInt(0);
        return code >= 400 && code <= 599 ? code : error.path("status").asInt(0);
    }
}
