package io.modelgateway.dialect.ollama;

import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.GatewayException;

/** Writes {@code {"error":"[E4404] …"}}. */
final class OllamaErrorEncoder {

    private OllamaErrorEncoder() {}

    static byte[] encode(GatewayException failure) {
        return GatewayJson.write(
                GatewayJson.object().put("error", "[" + failure.code().id() + "] " + failure.getMessage()));
    }
}
