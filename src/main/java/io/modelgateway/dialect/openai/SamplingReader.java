package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.SamplingOptions;
import org.jspecify.annotations.Nullable;

/** Reads how the model shall choose its words. */
public final class SamplingReader {

    private static final double MAX_TEMPERATURE = 2;
    private static final double MAX_PENALTY = 2;

    private SamplingReader() {}

    /**
     * Reads the options of a body.
     *
     * @throws GatewayException E4502 for values out of range
     */
    public static SamplingOptions read(JsonFields body) {
        return new SamplingOptions(
                body.number("temperature", 0, MAX_TEMPERATURE),
                body.number("top_p", 0, 1),
                topK(body),
                maxOutput(body),
                body.textOrTexts("stop"),
                body.number("presence_penalty", -MAX_PENALTY, MAX_PENALTY),
                body.number("frequency_penalty", -MAX_PENALTY, MAX_PENALTY),
                body.longInteger("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                body.integer("n", 1, Integer.MAX_VALUE));
    }

    /** The newer name goes before; OpenAI refuses both together, compatible servers do not. */
    private static @Nullable Integer maxOutput(JsonFields body) {
        Integer older = body.integer("max_tokens", 1, Integer.MAX_VALUE);
        Integer newer = body.integer("max_completion_tokens", 1, Integer.MAX_VALUE);
        return newer == null ? older : newer;
    }

    /** Not OpenAI's, but known to most servers that speak its dialect, to some of which 0 or -1 means "off". */
    private static @Nullable Integer topK(JsonFields body) {
        JsonNode value = body.node().path("top_k");
        boolean off = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() <= 0;
        if (off) {
            body.ignore("top_k");
            return null;
        }
        return body.integer("top_k", 1, Integer.MAX_VALUE);
    }
}
