package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.ProviderSentence;
import io.modelgateway.dialect.json.UpstreamJson;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an error. OpenAI's is {@code {"error":{"message","type","param","code"}}}; compatible servers send
 * {@code {"error":"…"}}, the same fields at the top (vLLM), or {@code {"detail":…}} (FastAPI).
 */
public final class ErrorDecoder {

    private static final String OVERFLOW_CODE = "context_length_exceeded";

    private ErrorDecoder() {}

    /** {@return what the body says, as far as it can be read} */
    public static ProviderErrorBody decode(byte[] body) {
        return UpstreamJson.find(body).map(ErrorDecoder::decode).orElse(ProviderErrorBody.UNREADABLE);
    }

    static ProviderErrorBody decode(JsonNode body) {
        JsonNode error = body.path("error").isObject() ? body.path("error") : body;
        String message = Stream.of(
                        error.path("message"),
                        body.path("error"),
                        body.path("detail"),
                        body.path("detail").path(0).path("msg"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
        String type = word(error.path("type"));
        boolean overflow = OVERFLOW_CODE.equals(error.path("code").asText())
                || OVERFLOW_CODE.equals(type)
                || ProviderSentence.saysContextOverflow(type)
                || ProviderSentence.saysContextOverflow(message);
        return new ProviderErrorBody(ProviderSentence.shown(message).orElse(null), type, overflow);
    }

    private static @Nullable String word(JsonNode type) {
        return type.isTextual() ? ProviderSentence.shown(type.textValue()).orElse(null) : null;
    }
}
