package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an error object stands for that comes where an answer should be: inside a stream, or in a body with status 200
 * (OpenRouter, some vLLM versions). There is no status to go by, only the vendor's words or a status as {@code code}.
 */
public final class UpstreamFailure {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
    private static final Set<Integer> KEPT = Set.of(400, 404, 422);

    private UpstreamFailure() {}

    /** {@return the failure that {@code {"error": …}} stands for} */
    public static GatewayException of(JsonNode body) {
        ProviderErrorBody read = ErrorDecoder.decode(body);
        JsonNode error = body.path("error");
        String words = (error.path("type").asText() + " " + error.path("code").asText()).toLowerCase(Locale.ROOT);
        return of(read, words, status(error));
    }

    private static GatewayException of(ProviderErrorBody read, String words, int status) {
        if (read.contextOverflow()) {
            return GatewayException.of(ErrorCode.CONTEXT_LENGTH_EXCEEDED, sentence(read));
        }
        if (status == 429 || says(words, "rate_limit", "quota", "too_many")) {
            return GatewayException.of(
                    ErrorCode.PROVIDER_RATE_LIMITED,
                    new ErrorDetail.RetryAfter(DEFAULT_WAIT),
                    new ErrorDetail.UpstreamStatus(429));
        }
        if (status == 401 || status == 402 || status == 403 || says(words, "authentication", "permission", "api_key")) {
            return GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
        }
        if (status == 408 || says(words, "timeout")) {
            return GatewayException.of(ErrorCode.PROVIDER_TIMEOUT);
        }
        if (status >= 400 && status < 500 || status == 0 && says(words, "invalid_request", "not_found")) {
            return GatewayException.of(
                    ErrorCode.PROVIDER_REJECTED_REQUEST,
                    sentence(read),
                    new ErrorDetail.HttpStatus(KEPT.contains(status) ? status : 400));
        }
        return GatewayException.of(
                ErrorCode.PROVIDER_ERROR, new ErrorDetail.UpstreamStatus(status == 0 ? 500 : status));
    }

    private static boolean says(String words, String... any) {
        return Stream.of(any).anyMatch(words::contains);
    }

    private static String sentence(ProviderErrorBody read) {
        return "The provider rejected the request" + (read.message() == null ? "" : ": " + read.message());
    }

    private static int status(JsonNode error) {
        int code = error.path("code").asInt(0);
        return code >= 400 && code <= 599 ? code : error.path("status").asInt(0);
    }
}
