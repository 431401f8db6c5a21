package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.dialect.ProviderSentence;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a server says went wrong: one sentence, from which the kind of failure has to be guessed. */
final class OllamaErrorDecoder {

    /** The gateway's word for what Ollama says in a sentence only. */
    static final String MODEL_NOT_FOUND = "model_not_found";

    /** The model exists and cannot do what was asked: {@code "…" does not support tools}. */
    static final String NOT_SUPPORTED = "not_supported";

    private static final Pattern NOT_FOUND = Pattern.compile("(?i)\\bmodel\\b.*\\bnot found\\b");
    private static final Pattern UNSUPPORTED = Pattern.compile("(?i)\\bdoes not support\\b");

    private OllamaErrorDecoder() {}

    static ProviderErrorBody decode(byte[] body) {
        return UpstreamJson.find(body).map(OllamaErrorDecoder::read).orElse(ProviderErrorBody.UNREADABLE);
    }

    /** {@return what an error that comes in place of an answer, or amid a stream, stands for} */
    static GatewayException ofLine(ObjectNode line) {
        ProviderErrorBody error = read(line);
        if (error.contextOverflow()) {
            return GatewayException.of(
                    ErrorCode.CONTEXT_LENGTH_EXCEEDED,
                    "The provider reports that the prompt does not fit the model's context window");
        }
        return switch (error.type()) {
            case MODEL_NOT_FOUND ->
                GatewayException.of(ErrorCode.PROVIDER_REJECTED_REQUEST, new ErrorDetail.HttpStatus(404));
            case NOT_SUPPORTED -> GatewayException.of(ErrorCode.MODEL_NOT_SUPPORTED);
            case null, default ->
                GatewayException.of(ErrorCode.PROVIDER_ERROR, "The provider reported an error in its answer");
        };
    }

    private static ProviderErrorBody read(ObjectNode body) {
        JsonNode error = body.path("error");
        // servers that imitate Ollama send an object now and then
        String message = error.isObject() ? error.path("message").textValue() : error.textValue();
        return new ProviderErrorBody(
                ProviderSentence.shown(message).orElse(null),
                type(message),
                ProviderSentence.saysContextOverflow(message));
    }

    private static @Nullable String type(@Nullable String message) {
        if (message == null) {
            return null;
        }
        if (NOT_FOUND.matcher(message).find()) {
            return MODEL_NOT_FOUND;
        }
        return UNSUPPORTED.matcher(message).find() ? NOT_SUPPORTED : null;
    }
}
