package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.SamplingOptions;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes how the model shall choose its words, and how much it shall think, into a request. */
final class OptionWriter {

    /**
     * The vendor's reasoning models refuse {@code max_tokens}; compatible servers know nothing else. The name decides:
     * o1, o3, o4-mini, gpt-5, gpt-6 and later, behind a path or not. {@code gpt-oss} is served by others.
     */
    private static final Pattern COMPLETION_TOKENS_MODEL = Pattern.compile("(?:.*/)?(?:o\\d|gpt-(?:[5-9]|\\d\\d)).*");

    /** Budgets up to these are small and middling; the vendor publishes no equivalence. */
    private static final int LOW_BUDGET = 4096;

    private static final int MEDIUM_BUDGET = 16_384;

    private OptionWriter() {}

    static void write(SamplingOptions options, String upstreamModel, ObjectNode body, Set<String> dropped) {
        put(body, "temperature", options.temperature());
        put(body, "top_p", options.topP());
        if (options.maxOutputTokens() != null) {
            boolean newName = COMPLETION_TOKENS_MODEL.matcher(upstreamModel).matches();
            body.put(newName ? "max_completion_tokens" : "max_tokens", options.maxOutputTokens());
        }
        if (!options.stop().isEmpty()) {
            options.stop().forEach(body.putArray("stop")::add);
        }
        put(body, "presence_penalty", options.presencePenalty());
        put(body, "frequency_penalty", options.frequencyPenalty());
        if (options.seed() != null) {
            body.put("seed", options.seed());
        }
        if (options.choices() != null) {
            body.put("n", options.choices());
        }
        if (options.topK() != null) {
            dropped.add("top_k");
        }
    }

    private static void put(ObjectNode body, String name, @Nullable Double value) {
        if (value != null) {
            body.put(name, value);
        }
    }

    /** The dialect knows grades only; to be told not to think, most models have no word at all. */
    static void write(ReasoningOptions options, ObjectNode body, Set<String> dropped) {
        if (options.effort() != null) {
            body.put("reasoning_effort", options.effort());
        } else if (options.enabled() && options.budgetTokens() != null) {
            body.put("reasoning_effort", effort(options.budgetTokens()));
        } else {
            dropped.add("thinking");
        }
    }

    private static String effort(int budgetTokens) {
        if (budgetTokens <= LOW_BUDGET) {
            return "low";
        }
        return budgetTokens <= MEDIUM_BUDGET ? "medium" : "high";
    }
}
