package io.modelgateway.provider.ollama;

import com.fasterxml.jackson.databind.node.IntNode;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.provider.ProviderCall;
import java.nio.charset.StandardCharsets;

/**
 * Asks for a larger context where a request would not fit the server's default, which cuts prompts without a word. A
 * server loads the model anew for another size, so sizes are powers of two: few, and the same for requests alike. What
 * the caller asks for itself is left alone. Thread-safe.
 */
final class ContextSize {

    private static final String OPTIONS = "options";
    private static final String NUM_CTX = "num_ctx";
    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    /** Room for an answer whose length nobody limits. */
    private static final int TYPICAL_OUTPUT = 1024;

    /** The estimate knows nothing of the server's template: an eighth more. */
    private static final int MARGIN_DIVISOR = 8;

    private final int serverDefault;

    /** @param serverDefault 0 never asks */
    ContextSize(int serverDefault) {
        this.serverDefault = serverDefault;
    }

    /** {@return the body, with {@code num_ctx} if it needs one} */
    byte[] fitted(byte[] body, ChatRequest chat, ProviderCall call) {
        int window = call.model().contextWindow();
        long needed = needed(chat, call);
        if (serverDefault == 0 || window <= serverDefault || needed <= serverDefault) {
            return body;
        }
        JsonSplice request = JsonSplice.of(body);
        JsonSplice options = JsonSplice.of(
                request.value(OPTIONS).filter(value -> value[0] == '{').orElse(EMPTY_OBJECT));
        if (options.value(NUM_CTX).isPresent()) {
            return body;
        }
        int size = (int) Math.min(window, Long.highestOneBit(needed - 1) << 1);
        return request.set(OPTIONS, options.set(NUM_CTX, IntNode.valueOf(size)).bytes())
                .bytes();
    }

    private static long needed(ChatRequest chat, ProviderCall call) {
        long input = call.context()
                .trail()
                .decision()
                .map(decision -> (long) decision.inputTokens())
                .orElse(0L);
        Integer limit = chat.sampling().maxOutputTokens();
        int output = limit == null ? Math.min(TYPICAL_OUTPUT, call.model().maxOutputTokens()) : limit;
        return input + input / MARGIN_DIVISOR + output;
    }
}
