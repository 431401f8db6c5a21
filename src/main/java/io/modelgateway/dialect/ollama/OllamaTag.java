package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.GatewayException;
import java.util.ArrayList;
import java.util.List;

/**
 * One model of {@code GET /api/tags}.
 *
 * @param name with its tag, such as {@code llama3.2:3b}
 * @param families the architectures inside, such as {@code llama} and {@code clip}; empty where the server does not say
 * @param parameterSize in the server's words, such as {@code 3.2B}; empty where it does not say
 */
public record OllamaTag(String name, List<String> families, String parameterSize) {

    public OllamaTag {
        families = List.copyOf(families);
    }

    /**
     * Reads the list.
     *
     * @throws GatewayException E4205 if it is none
     */
    public static List<OllamaTag> decodeList(byte[] body) {
        return UpstreamJson.objects(UpstreamJson.object(body), "models").stream()
                .filter(model -> !nameOf(model).isEmpty())
                .map(OllamaTag::read)
                .toList();
    }

    private static OllamaTag read(ObjectNode model) {
        JsonNode details = model.path("details");
        var families = new ArrayList<String>();
        for (JsonNode family : details.path("families")) {
            if (family.isTextual()) {
                families.add(family.textValue());
            }
        }
        return new OllamaTag(nameOf(model), families, UpstreamJson.text(details, "parameter_size"));
    }

    private static String nameOf(ObjectNode model) {
        String name = UpstreamJson.text(model, "model");
        return name.isEmpty() ? UpstreamJson.text(model, "name") : name;
    }
}
