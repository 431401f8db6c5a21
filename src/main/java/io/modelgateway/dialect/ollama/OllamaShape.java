package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.Dialect;

/** Where an answer holds what is said: the one difference between chat and generate. */
enum OllamaShape {
    CHAT(Dialect.OLLAMA, "content") {
        @Override
        JsonNode speaker(ObjectNode answer) {
            return answer.path("message");
        }

        @Override
        void say(ObjectNode answer, String text, String thinking, ArrayNode calls) {
            ObjectNode message = answer.putObject("message").put("role", "assistant");
            put(message, text, thinking);
            if (!calls.isEmpty()) {
                message.set("tool_calls", calls);
            }
        }
    },
    /** Knows no tools. */
    GENERATE(Dialect.GENERATE, "response") {
        @Override
        JsonNode speaker(ObjectNode answer) {
            return answer;
        }

        @Override
        void say(ObjectNode answer, String text, String thinking, ArrayNode calls) {
            put(answer, text, thinking);
        }
    };

    private final Dialect body;
    private final String textField;

    OllamaShape(Dialect body, String textField) {
        this.body = body;
        this.textField = textField;
    }

    /** {@return the name of kept bodies of this shape} */
    Dialect body() {
        return body;
    }

    /** {@return the field of the speaker with the text} */
    String textField() {
        return textField;
    }

    /** {@return what of an answer holds text and thinking; it may be missing} */
    abstract JsonNode speaker(ObjectNode answer);

    abstract void say(ObjectNode answer, String text, String thinking, ArrayNode calls);

    void put(ObjectNode speaker, String text, String thinking) {
        speaker.put(textField, text);
        if (!thinking.isEmpty()) {
            speaker.put("thinking", thinking);
        }
    }
}
