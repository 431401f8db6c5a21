package io.modelgateway.tokens;

import com.knuddels.jtokkit.api.EncodingType;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ModelId;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;

/** Counts with the tokenizer of the model's family, within a bound of work for each request. */
@Singleton
final class FamilyEstimator implements TokenEstimator {

    /** About two milliseconds of byte-pair encoding on a slow core. */
    static final int MAX_CHARS = 16 * 1024;

    private static final int MAX_WORD_CHARS = 256;
    private static final int MAX_CACHED_NAMES = 10_000;

    /**
     * Anthropic counts more tokens than OpenAI for the same text; its own documentation of newer tokenizers speaks of up
     * to 1.35 times as many. Over-estimating is the safe side for limits.
     */
    private static final double CLAUDE_FACTOR = 1.2;

    private final TokenCounter o200k = vocabulary(EncodingType.O200K_BASE);
    private final TokenCounter cl100k = vocabulary(EncodingType.CL100K_BASE);
    private final TokenCounter heuristic = new HeuristicCounter();
    private final ConcurrentHashMap<String, ModelFamily> families = new ConcurrentHashMap<>();

    private static TokenCounter vocabulary(EncodingType type) {
        return new WordLimitedCounter(new Vocabulary(type), MAX_WORD_CHARS);
    }

    @Override
    public int inputTokens(GatewayRequest request, ModelId model) {
        var tally = new RequestTally();
        tally.add(request);
        TokenCounter counter = counter(model);
        return Math.max(1, tally.tokens(new SampledCounter(counter, MAX_CHARS)));
    }

    @Override
    public int tokens(String text, ModelId model) {
        return new SampledCounter(counter(model), MAX_CHARS).count(text);
    }

    private TokenCounter counter(ModelId model) {
        return switch (family(model)) {
            case O200K -> o200k;
            case CL100K -> cl100k;
            case CLAUDE -> text -> (int) Math.ceil(o200k.count(text) * CLAUDE_FACTOR);
            case OTHER -> heuristic;
        };
    }

    private ModelFamily family(ModelId model) {
        ModelFamily known = families.get(model.value());
        if (known != null) {
            return known;
        }
        ModelFamily family = ModelFamily.of(model.value());
        // Names come from clients too: remember what a catalogue may hold, not what a fuzzer sends.
        if (families.size() < MAX_CACHED_NAMES) {
            families.put(model.value(), family);
        }
        return family;
    }
}
