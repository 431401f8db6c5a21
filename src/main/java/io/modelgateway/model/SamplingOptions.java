package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the model chooses its words. {@code null} leaves the choice to the provider.
 *
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param topK at least 1
 * @param maxOutputTokens at least 1
 * @param stop texts that end the answer
 * @param presencePenalty -2 to 2
 * @param frequencyPenalty -2 to 2
 * @param choices how many answers are wanted, at least 1 (OpenAI's {@code n})
 */
public record SamplingOptions(
        @Nullable Double temperature,
        @Nullable Double topP,
        @Nullable Integer topK,
        @Nullable Integer maxOutputTokens,
        List<String> stop,
        @Nullable Double presencePenalty,
        @Nullable Double frequencyPenalty,
        @Nullable Long seed,
        @Nullable Integer choices) {

    /** Everything left to the provider. */
    public static final SamplingOptions DEFAULTS =
            new SamplingOptions(null, null, null, null, List.of(), null, null, null, null);

    public SamplingOptions {
        stop = List.copyOf(stop);
    }
}
