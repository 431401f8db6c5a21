package io.modelgateway.cache.key;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;

/** Digests JSON by what it says: neither white space nor the order of fields matters. Numbers keep their digits. */
final class JsonDigest {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(500)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonDigest() {}

    /** Adds a value; text that is no JSON, as tool arguments may be, counts as it is. */
    static void add(Json json, Canonical out) {
        byte[] text = json.text().getBytes(StandardCharsets.UTF_8);
        try {
            add(MAPPER.readTree(text), out);
        } catch (IOException noJson) {
            out.text("raw").bytes(text);
        }
    }

    /** Adds an object without some of its fields. */
    static void addWithout(Collection<String> fields, byte[] body, Canonical out) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            add(tree instanceof ObjectNode object ? object.without(fields) : tree, out);
        } catch (IOException noJson) {
            out.text("raw").bytes(body);
        }
    }

    private static void add(JsonNode node, Canonical out) {
        out.text(node.getNodeType().name());
        switch (node.getNodeType()) {
            case OBJECT -> {
                var names = new ArrayList<String>();
                node.fieldNames().forEachRemaining(names::add);
                names.sort(null);
                out.count(names.size());
                for (String name : names) {
                    out.text(name);
                    add(node.get(name), out);
                }
            }
            case ARRAY -> {
                out.count(node.size());
                node.forEach(element -> add(element, out));
            }
            default -> out.text(node.asText());
        }
    }
}
