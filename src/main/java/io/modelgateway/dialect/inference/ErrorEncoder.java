package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ErrorDetails;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.GatewayException;

/** Writes {@code {"error_code","message","category","details","request_id"}}. */
final class ErrorEncoder {

    private ErrorEncoder() {}

    static byte[] encode(GatewayException failure, String requestId) {
        ObjectNode body = GatewayJson.object()
                .put("error_code", failure.code().id())
                .put("message", failure.getMessage())
                .put("category", failure.code().category().wireName());
        body.set("details", ErrorDetails.toJson(failure));
        return GatewayJson.write(body.put("request_id", requestId));
    }
}
