package io.modelgateway.pipeline;

import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ModelId;
import io.modelgateway.tokens.TokenEstimator;

/**
 * Weighs what a model wrote, for providers that do not say. Keeps a bounded sample and extrapolates. One per answer,
 * not thread-safe.
 */
final class OutputMeter {

    static final int SAMPLE_CHARS = 16 * 1024;

    private final StringBuilder sample = new StringBuilder();
    private long chars;

    OutputMeter() {}

    OutputMeter(ChatAnswer answer) {
        for (Choice choice : answer.choices()) {
            choice.content().forEach(this::add);
        }
    }

    private void add(ContentPart part) {
        switch (part) {
            case ContentPart.Text text -> add(text.text());
            case ContentPart.Refusal refusal -> add(refusal.text());
            case ContentPart.Reasoning reasoning -> add(reasoning.text());
            case ContentPart.ToolCall call -> {
                add(call.name());
                add(call.arguments().text());
            }
            case ContentPart.Image _,
                    ContentPart.ToolResult _,
                    ContentPart.RedactedReasoning _,
                    ContentPart.Opaque _ -> {}
        }
    }

    void add(String text) {
        chars += text.length();
        int room = SAMPLE_CHARS - sample.length();
        if (room > 0) {
            sample.append(text, 0, Math.min(room, text.length()));
        }
    }

    int tokens(TokenEstimator estimator, ModelId model) {
        if (chars == 0) {
            return 0;
        }
        long sampled = estimator.tokens(sample.toString(), model);
        return (int) Math.min(Integer.MAX_VALUE, sampled * chars / sample.length());
    }
}
