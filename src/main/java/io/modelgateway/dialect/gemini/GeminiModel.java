package io.modelgateway.dialect.gemini;

import io.modelgateway.dialect.json.UpstreamJson;
import java.util.List;
import java.util.OptionalInt;

/**
 * One entry of the vendor's list of models.
 *
 * @param id without the {@code models/} before it
 */
public record GeminiModel(String id, OptionalInt contextWindow) {

    private static final String FOLDER = "models/";

    /** {@return the models of a {@code GET /models}} */
    public static List<GeminiModel> list(byte[] body) {
        return UpstreamJson.objects(UpstreamJson.object(body), "models").stream()
                .map(model -> new GeminiModel(
                        bare(UpstreamJson.text(model, "name")), UpstreamJson.count(model, "inputTokenLimit")))
                .filter(model -> !model.id().isBlank())
                .toList();
    }

    private static String bare(String name) {
        return name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name;
    }
}
