package io.modelgateway.provider.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.json.GatewayJson;

/**
 * The smallest JSON that fits a schema, as far as the everyday words go: {@code type}, {@code properties},
 * {@code items}, {@code minItems}, {@code enum}, {@code const}, {@code minimum}, {@code anyOf}, {@code oneOf},
 * {@code allOf} and local {@code $ref}s. What it does not know becomes an empty object.
 */
final class MockJson {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_ITEMS = 16;

    private final JsonNode root;
    private final String text;

    /** @param text stands wherever a free string is wanted */
    MockJson(JsonNode schema, String text) {
        this.root = schema;
        this.text = text;
    }

    JsonNode instance() {
        return instance(root, 0);
    }

    private JsonNode instance(JsonNode schema, int depth) {
        if (depth > MAX_DEPTH) {
            return NullNode.getInstance();
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("enum").has(0)) {
            return schema.get("enum").get(0);
        }
        JsonNode next = redirected(schema);
        return next.isMissingNode() ? byType(schema, depth) : instance(next, depth + 1);
    }

    private JsonNode redirected(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.startsWith("#/")) {
            return root.at(reference.substring(1));
        }
        for (String word : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(word).has(0)) {
                return schema.get(word).get(0);
            }
        }
        return schema.path("");
    }

    private JsonNode byType(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
            case "string" -> TextNode.valueOf(text);
            case "integer", "number" -> schema.path("minimum").isNumber() ? schema.get("minimum") : IntNode.valueOf(1);
            case "boolean" -> BooleanNode.TRUE;
            case "null" -> NullNode.getInstance();
            case "array" -> array(schema, depth);
            default -> object(schema, depth);
        };
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode items = GatewayJson.object().putArray("items");
        int count = Math.clamp(schema.path("minItems").asInt(1), 0, MAX_ITEMS);
        for (int i = 0; i < count && schema.has("items"); i++) {
            items.add(instance(schema.get("items"), depth + 1));
        }
        return items;
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = GatewayJson.object();
        schema.path("properties")
                .properties()
                .forEach(property -> object.set(property.getKey(), instance(property.getValue(), depth + 1)));
        return object;
    }
}
