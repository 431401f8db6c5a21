package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The bodies by which a server tells of its models: GET /api/tags and /api/ps, POST /api/show. What only files on a disk
 * have is empty or zero, in the vendor's types, as its clients read every field. Stateless and thread-safe.
 */
public final class OllamaListing {

    private static final String UNKNOWN_DATE = "1970-01-01T00:00:00Z";
    private static final String NEVER = "9999-12-31T23:59:59Z";

    /** What Ollama calls a capability. */
    private record Word(Capability capability, String word) {}

    private static final List<Word> WORDS = List.of(
            new Word(Capability.TEXT, "completion"),
            new Word(Capability.TOOL_USE, "tools"),
            new Word(Capability.VISION, "vision"),
            new Word(Capability.REASONING, "thinking"),
            new Word(Capability.EMBEDDINGS, "embedding"));

    /** {@return the models there are} */
    public byte[] encodeTags(List<OllamaModel> models) {
        ObjectNode body = GatewayJson.object();
        ArrayNode list = body.putArray("models");
        models.forEach(model -> entry(model, list.addObject()).put("modified_at", UNKNOWN_DATE));
        return GatewayJson.write(body);
    }

    /** {@return the same as models that are loaded: as far as a client can tell, all are, and stay so} */
    public byte[] encodeRunning(List<OllamaModel> models) {
        ObjectNode body = GatewayJson.object();
        ArrayNode list = body.putArray("models");
        models.forEach(model -> entry(model, list.addObject())
                .put("expires_at", NEVER)
                .put("size_vram", 0)
                .put("context_length", model.contextLength()));
        return GatewayJson.write(body);
    }

    private static ObjectNode entry(OllamaModel model, ObjectNode json) {
        json.put("name", model.name())
                .put("model", model.name())
                .put("size", 0)
                .put("digest", digest(model.name()))
                .set("details", details(model));
        return json;
    }

    /**
     * Reads which model shall be shown; older clients say {@code name}.
     *
     * @throws GatewayException E4500 to E4502 if the body does not say
     */
    public String decodeShow(byte[] bytes) {
        JsonFields body = JsonFields.ofBody(bytes);
        String name = body.text("model");
        return name == null ? body.requiredText(body.has("name") ? "name" : "model") : name;
    }

    /** {@return what there is to know of one model} */
    public byte[] encodeShow(OllamaModel model) {
        ObjectNode body = GatewayJson.object()
                .put("modelfile", "")
                .put("parameters", "")
                .put("template", "")
                .put("modified_at", UNKNOWN_DATE);
        body.set("details", details(model));
        body.putObject("model_info")
                .put("general.architecture", model.family())
                .put("general.basename", model.name())
                .put(model.family() + ".context_length", model.contextLength());
        ArrayNode words = body.putArray("capabilities");
        capabilities(model.capabilities()).forEach(words::add);
        return GatewayJson.write(body);
    }

    private static ObjectNode details(OllamaModel model) {
        ObjectNode details = GatewayJson.object()
                .put("parent_model", "")
                .put("format", "")
                .put("family", model.family())
                .put("parameter_size", "")
                .put("quantization_level", "");
        details.putArray("families").add(model.family());
        return details;
    }

    private static List<String> capabilities(Set<Capability> capabilities) {
        return WORDS.stream()
                .filter(word -> capabilities.contains(word.capability()))
                .map(Word::word)
                .toList();
    }

    /** Clients show its beginning, some without asking whether there is one. */
    private static String digest(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
