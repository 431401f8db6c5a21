package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.EmbeddingInput;
import java.util.ArrayList;
import java.util.List;

/** The {@code input} of an embeddings request: a text, texts, the token ids of one text, or those of several. */
final class EmbeddingInputs {

    private static final String FIELD = "input";

    private EmbeddingInputs() {}

    static List<EmbeddingInput> read(JsonFields body) {
        JsonNode input = body.raw(FIELD);
        if (input == null) {
            throw body.missing(FIELD);
        }
        if (input.isTextual()) {
            return List.of(new EmbeddingInput.Text(input.textValue()));
        }
        if (!input.isArray()) {
            throw body.invalid(FIELD, "must be a string, an array of strings, or token ids");
        }
        if (input.isEmpty()) {
            throw body.invalid(FIELD, "must not be empty");
        }
        if (input.get(0).isNumber()) {
            return List.of(tokens(body, FIELD, input));
        }
        var inputs = new ArrayList<EmbeddingInput>(input.size());
        for (int i = 0; i < input.size(); i++) {
            inputs.add(element(body, FIELD + "[" + i + "]", input.get(i)));
        }
        return inputs;
    }

    private static EmbeddingInput element(JsonFields body, String at, JsonNode element) {
        if (element.isTextual()) {
            return new EmbeddingInput.Text(element.textValue());
        }
        if (element.isArray() && !element.isEmpty()) {
            return tokens(body, at, element);
        }
        throw body.invalid(at, "must be a string or an array of token ids");
    }

    private static EmbeddingInput tokens(JsonFields body, String at, JsonNode array) {
        var ids = new ArrayList<Integer>(array.size());
        for (JsonNode id : array) {
            if (!id.isInt() || id.intValue() < 0) {
                throw body.invalid(at, "must hold token ids only");
            }
            ids.add(id.intValue());
        }
        return new EmbeddingInput.TokenIds(ids);
    }

    static void write(List<EmbeddingInput> inputs, ObjectNode body) {
        ArrayNode array = body.putArray(FIELD);
        for (EmbeddingInput input : inputs) {
            switch (input) {
                case EmbeddingInput.Text text -> array.add(text.text());
                case EmbeddingInput.TokenIds tokens -> tokens.ids().forEach(array.addArray()::add);
            }
        }
    }
}
