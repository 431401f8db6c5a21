package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.util.List;

/** The bodies of GET /v1/models and /v1/models/{id}, in both directions. Stateless and thread-safe. */
public final class OpenAiModelsCodec {

    /** {@return the list, in the given order} */
    public byte[] encode(List<OpenAiModel> models) {
        ObjectNode body = GatewayJson.object().put("object", "list");
        var data = body.putArray("data");
        models.forEach(model -> write(model, data.addObject()));
        return GatewayJson.write(body);
    }

    /** {@return one entry} */
    public byte[] encode(OpenAiModel model) {
        ObjectNode body = GatewayJson.object();
        write(model, body);
        return GatewayJson.write(body);
    }

    private static void write(OpenAiModel model, ObjectNode json) {
        json.put("id", model.id())
                .put("object", "model")
                .put("created", model.createdEpochSeconds())
                .put("owned_by", model.ownedBy());
    }

    /**
     * Reads a provider's list; entries without an id are left out.
     *
     * @throws GatewayException E4205 if it is none
     */
    public List<OpenAiModel> decode(byte[] bytes) {
        ObjectNode body = UpstreamJson.object(bytes);
        if (!body.path("data").isArray()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent something that is not a list of models");
        }
        return UpstreamJson.objects(body, "data").stream()
                .map(model -> new OpenAiModel(
                        UpstreamJson.text(model, "id"),
                        UpstreamJson.epochSeconds(model, "created"),
                        UpstreamJson.text(model, "owned_by")))
                .filter(model -> !model.id().isBlank())
                .toList();
    }
}
