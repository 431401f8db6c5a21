package io.modelgateway.tokens;

import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.ToolDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a request that becomes input tokens: a bounded sample of its text, how much text there is, and what is
 * counted by the piece. Long texts are sampled where they are found, so that a prompt is never copied as a whole. One
 * per request, not thread-safe.
 */
final class RequestTally {

    /** Role and separators of a message (OpenAI cookbook, "How to count tokens with tiktoken": 3). */
    private static final int PER_MESSAGE = 3;

    /** What primes the answer (same source: 3). */
    private static final int PRIMING = 3;

    /** Wrapping of a tool's definition, beyond its JSON. */
    private static final int PER_TOOL = 8;

    /** A picture: OpenAI charges 85 tokens at low detail and 765 for a typical one at high detail. */
    private static final int LOW_DETAIL_IMAGE = 85;

    private static final int IMAGE = 765;
    private static final int SAMPLE_CHARS = 2 * FamilyEstimator.MAX_CHARS;
    private static final int HEAD_CHARS = 2048;

    private final StringBuilder sample = new StringBuilder();
    private long chars;
    private long pieces;

    void add(GatewayRequest request) {
        switch (request) {
            case ChatRequest chat -> addChat(chat);
            case EmbeddingsRequest embeddings -> embeddings.inputs().forEach(this::addInput);
        }
    }

    /** {@return the tokens of it all} */
    int tokens(TokenCounter counter) {
        double text = sample.isEmpty() ? 0 : (double) counter.count(sample.toString()) * chars / sample.length();
        return (int) Math.min(Integer.MAX_VALUE, Math.round(text) + pieces);
    }

    private void addChat(ChatRequest chat) {
        pieces += PRIMING;
        for (Message message : chat.messages()) {
            pieces += PER_MESSAGE;
            addParts(message.content());
        }
        for (ToolDefinition tool : chat.tools().tools()) {
            pieces += PER_TOOL;
            addText(tool.name());
            addText(tool.description());
            addJson(tool.parameters());
        }
        if (chat.responseFormat() instanceof ResponseFormat.JsonSchema schema) {
            addJson(schema.schema());
        }
    }

    private void addInput(EmbeddingInput input) {
        switch (input) {
            case EmbeddingInput.Text text -> addText(text.text());
            case EmbeddingInput.TokenIds ids -> pieces += ids.ids().size();
        }
    }

    private void addParts(List<ContentPart> parts) {
        for (ContentPart part : parts) {
            switch (part) {
                case ContentPart.Text text -> addText(text.text());
                case ContentPart.Refusal refusal -> addText(refusal.text());
                case ContentPart.Reasoning reasoning -> addText(reasoning.text());
                case ContentPart.RedactedReasoning redacted -> addText(redacted.data());
                case ContentPart.Image image -> pieces += "low".equals(image.detail()) ? LOW_DETAIL_IMAGE : IMAGE;
                case ContentPart.Opaque _ -> pieces += IMAGE;
                case ContentPart.ToolCall call -> {
                    addText(call.name());
                    addJson(call.arguments());
                }
                case ContentPart.ToolResult result -> addParts(result.content());
            }
        }
    }

    private void addJson(@Nullable Json json) {
        addText(json == null ? null : json.text());
    }

    /** Of a long text, its beginning and its middle stand for the rest. */
    private void addText(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        chars += text.length();
        int room = SAMPLE_CHARS - sample.length();
        if (room >= text.length()) {
            sample.append(text);
        } else if (room > 0) {
            int head = Math.min(room, HEAD_CHARS);
            sample.append(text, 0, Math.min(head, text.length()));
            int middle = Math.min(room - head, text.length() - head);
            int from = Math.max(head, (text.length() - middle) / 2);
            sample.append(text, from, Math.min(text.length(), from + middle));
        }
    }
}
