package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Requests by which Ollama's clients have a model loaded or unloaded: a chat without messages, a prompt without text, with
 * {@code keep_alive} of nothing for unloading. They ask the model nothing. Stateless and thread-safe.
 */
public enum OllamaLoadCodec {
    CHAT(OllamaShape.CHAT, "messages"),
    GENERATE(OllamaShape.GENERATE, "prompt");

    /** A body without a question is short. Longer ones are not looked into. */
    private static final int MAX_BYTES = 4096;

    /** Go's durations, as far as they are nothing. */
    private static final Pattern NOTHING = Pattern.compile("0+(?:\\.0+)?(?:ns|us|ms|s|m|h)?");

    private final OllamaShape shape;
    private final String question;

    OllamaLoadCodec(OllamaShape shape, String question) {
        this.shape = shape;
        this.question = question;
    }

    /** What is asked of a model's place in memory. */
    public record Load(String model, boolean unload) {}

    /** {@return what is asked; nothing if the body is a question to the model, or cannot be read as either} */
    public Optional<Load> decode(byte[] body) {
        if (body.length > MAX_BYTES) {
            return Optional.empty();
        }
        return UpstreamJson.find(body)
                .filter(request -> !UpstreamJson.text(request, "model").isBlank())
                .filter(request -> isNothing(request.path(question)) && isNothing(request.path("images")))
                .map(request -> new Load(UpstreamJson.text(request, "model"), isNever(request.path("keep_alive"))));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || value.isArray() && value.isEmpty()
                || value.isTextual() && value.textValue().isEmpty();
    }

    private static boolean isNever(JsonNode keepAlive) {
        return keepAlive.isNumber()
                ? keepAlive.doubleValue() == 0
                : keepAlive.isTextual()
                        && NOTHING.matcher(keepAlive.textValue()).matches();
    }

    /** {@return the answer, which is whole even where a stream was asked for} */
    public byte[] encode(Load load, Instant now) {
        ObjectNode answer = OllamaAnswerEncoder.envelope(load.model(), now.getEpochSecond());
        shape.say(answer, "", "", GatewayJson.object().arrayNode());
        return GatewayJson.write(answer.put("done", true).put("done_reason", load.unload() ? "unload" : "load"));
    }
}
