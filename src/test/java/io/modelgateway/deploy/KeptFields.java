package io.modelgateway.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares an object with what a server made of it: it adds defaults, but must not drop or change anything. */
final class KeptFields {

    private KeptFields() {}

    /** {@return the fields that the server has otherwise than it was told} */
    static List<String> lost(JsonNode told, JsonNode kept) {
        var lost = new ArrayList<String>();
        compare(told.path("kind").asText() + " " + told.at("/metadata/name").asText() + ":", told, kept, lost);
        return lost;
    }

    private static void compare(String path, JsonNode told, JsonNode kept, List<String> lost) {
        if (told.isContainerNode() && told.isEmpty() || told.isNull()) {
            return;
        }
        if (told.isObject()) {
            told.properties()
                    .forEach(field ->
                            compare(path + " " + field.getKey(), field.getValue(), kept.path(field.getKey()), lost));
        } else if (told.isArray() && told.size() == kept.size()) {
            for (int i = 0; i < told.size(); i++) {
                compare(path + " " + i, told.get(i), kept.get(i), lost);
            }
        } else if (told.isArray() || !told.asText().equals(kept.asText())) {
            lost.add(path + " was to be " + told + " and is " + kept);
        }
    }
}
