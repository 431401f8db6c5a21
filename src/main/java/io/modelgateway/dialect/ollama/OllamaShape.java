package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where an answer holds what was said: the one difference between chat and generate. */
enum OllamaShape {
    CHAT {
        @Override
        void say(ObjectNode answer, String text, String thinking, ArrayNode calls) {
            ObjectNode message =
                    answer.putObject("message").put("role", "assistant").put("content", text);
            if (!thinking.isEmpty()) {
                message.put("thinking", thinking);
            }
            if (!calls.isEmpty()) {
                message.set("tool_calls", calls);
            }
        }
    },
    /** Knows no tools. */
    GENERATE {
        @Override
        void say(ObjectNode answer, String text, String thinking, ArrayNode calls) {
            answer.put("response", text);
            if (!thinking.isEmpty()) {
                answer.put("thinking", thinking);
            }
        }
    };

    abstract void say(ObjectNode answer, String text, String thinking, ArrayNode calls);
}
