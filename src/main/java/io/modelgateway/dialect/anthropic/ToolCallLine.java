package io.modelgateway.dialect.anthropic;

import io.modelgateway.dialect.json.JsonProgress;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Puts parallel tool calls in line: other vendors may mix the pieces of several calls, this one's blocks come one after
 * the other. The call at the head streams; those behind it wait until its arguments are whole. Stateful, one per stream,
 * not thread-safe.
 */
final class ToolCallLine {

    /** What may wait in all; far above what any model writes into one answer. */
    private static final int MAX_WAITING_CHARS = 8 * 1024 * 1024;

    private final Map<Integer, Waiting> calls = new HashMap<>();
    private final Queue<Waiting> line = new ArrayDeque<>();
    private @Nullable Waiting current;
    private boolean currentFinished;
    private int waitingChars;

    /** A call and the part of its arguments that could not be sent yet. */
    record Waiting(String id, String name, StringBuilder arguments, JsonProgress progress) {}

    void start(int tool, String id, String name) {
        var call = new Waiting(id, name, new StringBuilder(), new JsonProgress());
        calls.put(tool, call);
        line.add(call);
    }

    /**
     * Takes a piece of a call's arguments.
     *
     * @return what can be sent of it now, empty if it has to wait
     * @throws GatewayException E4602 if the call has been closed already, E4604 if too much waits
     */
    String arguments(int tool, String fragment) {
        Waiting call = calls.get(tool);
        if (call == null) {
            throw GatewayException.of(
                    ErrorCode.RESPONSE_NORMALIZATION_FAILED, "The provider sent arguments of a call that never began");
        }
        boolean wasWhole = call.progress().whole();
        call.progress().feed(fragment);
        if (call == current && !currentFinished) {
            return fragment;
        }
        if (line.contains(call)) {
            hold(call, fragment);
        } else if (!wasWhole) {
            throw GatewayException.of(
                    ErrorCode.RESPONSE_NORMALIZATION_FAILED, "The provider went on with a call after other content");
        }
        return "";
    }

    /** {@return the call to open now, if the one before it is finished or whole} */
    @Nullable
    Waiting next() {
        boolean free = current == null || currentFinished || current.progress().whole();
        Waiting next = free ? line.poll() : null;
        if (next != null) {
            current = next;
            currentFinished = false;
        }
        return next;
    }

    boolean hasCurrent() {
        return current != null && !currentFinished;
    }

    void finishCurrent() {
        currentFinished = true;
    }

    private void hold(Waiting call, String fragment) {
        waitingChars += fragment.length();
        if (waitingChars > MAX_WAITING_CHARS) {
            throw GatewayException.of(
                    ErrorCode.STREAMING_ERROR, "The provider mixed parallel tool calls that are too large to sort");
        }
        call.arguments().append(fragment);
    }
}
