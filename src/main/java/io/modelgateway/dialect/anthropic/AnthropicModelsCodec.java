package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import java.util.List;

/** The bodies of GET /v1/models and /v1/models/{id} as Anthropic's clients read them. Stateless and thread-safe. */
public final class AnthropicModelsCodec {

    /** What the vendor says where the release date is unknown: "may be set to an epoch value". */
    private static final String UNKNOWN_DATE = "1970-01-01T00:00:00Z";

    /** {@return the list as one page, in the given order} */
    public byte[] encode(List<AnthropicModel> models) {
        ObjectNode body = GatewayJson.object();
        var data = body.putArray("data");
        models.forEach(model -> write(model, data.addObject()));
        body.put("has_more", false)
                .put("first_id", models.isEmpty() ? null : models.getFirst().id())
                .put("last_id", models.isEmpty() ? null : models.getLast().id());
        return GatewayJson.write(body);
    }

    /** {@return one entry} */
    public byte[] encode(AnthropicModel model) {
        ObjectNode body = GatewayJson.object();
        write(model, body);
        return GatewayJson.write(body);
    }

    private static void write(AnthropicModel model, ObjectNode json) {
        json.put("type", "model")
                .put("id", model.id())
                .put("display_name", model.displayName())
                .put("created_at", UNKNOWN_DATE);
    }
}
