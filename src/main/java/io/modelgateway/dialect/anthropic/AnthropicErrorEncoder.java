package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.GatewayException;

/**
 * Writes {@code {"type":"error","error":{"type","message"},"request_id"}}, the code leading the message. The type is the
 * vendor's word for the HTTP status, by which its SDKs choose their exception.
 */
final class AnthropicErrorEncoder {

    private AnthropicErrorEncoder() {}

    static byte[] encode(GatewayException failure, String requestId) {
        ObjectNode body = GatewayJson.object().put("type", "error");
        body.putObject("error")
                .put("type", type(failure.httpStatus()))
                .put("message", "[" + failure.code().id() + "] " + failure.getMessage());
        body.put("request_id", requestId);
        return GatewayJson.write(body);
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 504 -> "timeout_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
