package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns deltas into output items, each with its beginning, its deltas and its end. A message or reasoning is open alone;
 * calls may be open side by side, as other vendors mix their pieces, and end as soon as another begins and their own
 * arguments are whole. Everything said is held to the end, where the API repeats it. One per stream, not thread-safe.
 */
final class OutputItems {

    /** Far above what any model writes into one answer. */
    static final int MAX_CHARS = 8 * 1024 * 1024;

    private final EventLog log;
    private final String responseId;
    private final Map<Integer, OpenCall> calls = new HashMap<>();
    private final TreeMap<Integer, ObjectNode> finished = new TreeMap<>();
    private @Nullable OpenMessage message;
    private @Nullable OpenReasoning reasoning;
    private int items;
    private int chars;

    OutputItems(EventLog log, String responseId) {
        this.log = log;
        this.responseId = responseId;
    }

    void text(String text) {
        if (!text.isEmpty()) {
            hold(text);
            message().text(text);
        }
    }

    void refusal(String text) {
        if (!text.isEmpty()) {
            hold(text);
            message().refusal(text);
        }
    }

    void reasoning(String text) {
        if (!text.isEmpty()) {
            hold(text);
            thought().summary(text);
        }
    }

    void signature(String signature) {
        thought().prove(Proof.ofSignature(signature));
    }

    void redacted(String data) {
        close(Outcome.COMPLETED);
        hold(data);
        var whole = new OpenReasoning(log, responseId, items++);
        whole.prove(Proof.ofRedacted(data));
        end(whole, Outcome.COMPLETED);
    }

    void callStarted(int tool, String callId, String name) {
        endSpeech();
        calls.values().removeIf(call -> {
            if (call.whole()) {
                end(call, Outcome.COMPLETED);
            }
            return call.whole();
        });
        calls.put(tool, new OpenCall(log, responseId, items++, callId, name));
    }

    /** Pieces of a call that has ended can only be white space behind it. */
    void callDelta(int tool, String fragment) {
        OpenCall call = calls.get(tool);
        if (call != null && !fragment.isEmpty()) {
            hold(fragment);
            call.arguments(fragment);
        }
    }

    /** Ends whatever is open. */
    void close(Outcome outcome) {
        if (message != null) {
            end(message, outcome);
            message = null;
        }
        if (reasoning != null) {
            end(reasoning, outcome);
            reasoning = null;
        }
        new TreeMap<>(calls).values().forEach(call -> end(call, outcome));
        calls.clear();
    }

    /** Adds the items that have ended. */
    void writeTo(ArrayNode output) {
        output.addAll(finished.values());
    }

    private OpenMessage message() {
        if (message == null) {
            close(Outcome.COMPLETED);
            message = new OpenMessage(log, responseId, items++);
        }
        return message;
    }

    private OpenReasoning thought() {
        if (reasoning == null || reasoning.proven()) {
            close(Outcome.COMPLETED);
            reasoning = new OpenReasoning(log, responseId, items++);
        }
        return reasoning;
    }

    private void endSpeech() {
        if (message != null || reasoning != null) {
            close(Outcome.COMPLETED);
        }
    }

    private void end(OpenItem item, Outcome outcome) {
        finished.put(item.index(), item.close(outcome));
    }

    private void hold(String text) {
        chars += text.length();
        if (chars > MAX_CHARS) {
            throw GatewayException.of(ErrorCode.STREAMING_ERROR, "The provider's answer is too large to be repeated");
        }
    }
}
