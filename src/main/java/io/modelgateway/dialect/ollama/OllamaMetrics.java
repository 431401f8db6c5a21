package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.TokenUsage;
import java.time.Duration;

/**
 * Writes counts and durations (nanoseconds) at the end of an answer. What the gateway cannot know of another vendor's
 * work, the time to load a model, is zero.
 *
 * @param total since the request arrived
 * @param untilFirst until something was said; zero for whole answers
 */
record OllamaMetrics(TokenUsage usage, Duration total, Duration untilFirst) {

    void write(ObjectNode answer) {
        answer.put("total_duration", total.toNanos());
        answer.put("load_duration", 0);
        answer.put("prompt_eval_count", usage.input().orElse(0));
        answer.put("prompt_eval_duration", untilFirst.toNanos());
        answer.put("eval_count", usage.output().orElse(0));
        answer.put("eval_duration", total.minus(untilFirst).toNanos());
    }
}
