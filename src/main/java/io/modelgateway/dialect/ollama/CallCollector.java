package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import java.util.Map;
import java.util.TreeMap;

/** Puts tool calls together from their pieces, because Ollama's clients get them whole. Not thread-safe. */
final class CallCollector {

    /** What all calls of an answer may hold; far above what any model writes. */
    private static final int MAX_CHARS = 8 * 1024 * 1024;

    private final Map<Integer, Pieces> calls = new TreeMap<>();
    private int chars;

    private record Pieces(String id, String name, StringBuilder arguments) {}

    void start(int tool, String id, String name) {
        calls.put(tool, new Pieces(id, name, new StringBuilder()));
    }

    /** @throws GatewayException E4602 for a call that never began, E4604 if the calls grow too large */
    void add(int tool, String fragment) {
        Pieces call = calls.get(tool);
        if (call == null) {
            throw GatewayException.of(
                    ErrorCode.RESPONSE_NORMALIZATION_FAILED, "The provider sent arguments of a call that never began");
        }
        chars += fragment.length();
        if (chars > MAX_CHARS) {
            throw GatewayException.of(ErrorCode.STREAMING_ERROR, "The provider sent tool calls that are too large");
        }
        call.arguments().append(fragment);
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Moves the calls into an answer. */
    void takeInto(ArrayNode target) {
        calls.values()
                .forEach(call -> target.add(OllamaCalls.write(
                        call.id(), call.name(), new Json(call.arguments().toString()))));
        calls.clear();
    }
}
