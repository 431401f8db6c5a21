package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.ReasoningOptions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code thinkingConfig}. Grades and budgets stand for each other as in the vendor's own endpoint for OpenAI's
 * dialect (https://ai.google.dev/gemini-api/docs/openai).
 */
final class GeminiThinking {

    private static final String NO_THINKING = "none";
    private static final int LOW_BUDGET = 1024;
    private static final int MEDIUM_BUDGET = 8192;
    private static final int HIGH_BUDGET = 24_576;

    private static final Set<String> LEVELS = Set.of("minimal", "low", "medium", "high");

    private GeminiThinking() {}

    static void write(ReasoningOptions options, GeminiGeneration generation, ObjectNode config, Set<String> dropped) {
        boolean wanted = options.enabled() && !NO_THINKING.equals(options.effort());
        boolean sayable = switch (generation) {
            case PLAIN -> false;
            case OPTIONAL_BUDGET -> true;
            case BUDGET, LEVEL -> wanted;
        };
        if (!sayable) {
            dropped.add("thinking");
            return;
        }
        ObjectNode thinking = config.putObject("thinkingConfig");
        if (!wanted) {
            thinking.put("thinkingBudget", 0);
            return;
        }
        thinking.put("includeThoughts", true);
        if (generation == GeminiGeneration.LEVEL) {
            String level = level(options);
            if (level != null) {
                thinking.put("thinkingLevel", level);
            }
        } else {
            Integer budget = budget(options);
            if (budget != null) {
                thinking.put("thinkingBudget", budget);
            }
        }
    }

    private static @Nullable String level(ReasoningOptions options) {
        String effort = options.effort();
        if (effort != null) {
            return LEVELS.contains(effort) ? effort : "high";
        }
        Integer budget = options.budgetTokens();
        if (budget == null) {
            return null;
        }
        return budget <= LOW_BUDGET ? "low" : budget <= MEDIUM_BUDGET ? "medium" : "high";
    }

    private static @Nullable Integer budget(ReasoningOptions options) {
        return switch (options.effort()) {
            case null -> options.budgetTokens();
            case "minimal", "low" -> LOW_BUDGET;
            case "medium" -> MEDIUM_BUDGET;
            default -> HIGH_BUDGET;
        };
    }
}
