package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelRegistrar;
import io.modelgateway.registry.ModelStatus;
import io.modelgateway.registry.Registry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The models of the registry. In paths a model is named by its id, or by {@code provider/id} where several providers
 * have that id. Changes last until the gateway stops, on this replica.
 */
@Path("/admin/models")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Administration")
public final class ModelResource {

    private static final String NAMED = "{name: .+}";

    private final Registry registry;
    private final ModelRegistrar registrar;

    @Inject
    ModelResource(Registry registry, ModelRegistrar registrar) {
        this.registry = registry;
        this.registrar = registrar;
    }

    /** Lists the models that satisfy all criteria given. */
    @GET
    @Operation(summary = "Every model that satisfies all criteria given")
    public ObjectNode list(@BeanParam ModelFilter filter) {
        Catalog catalog = registry.catalog();
        List<ModelDefinition> models = filter.of(catalog);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("version", catalog.version());
        node.put("hash", catalog.hash());
        node.put("total", models.size());
        ArrayNode all = node.putArray("models");
        models.stream().map(ModelJson::of).forEach(all::add);
        return node;
    }

    /** Shows one model. */
    @GET
    @Path(NAMED)
    @Operation(summary = "One model")
    public ObjectNode get(@PathParam("name") String name) {
        return ModelJson.of(ModelNames.theOne(registry.catalog(), name));
    }

    /** Adds a model, or changes the given fields of a known one. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Add a model, or change the given fields of a known one")
    public Response register(byte[] body) {
        ModelDefinition model = registrar.register(AdminBody.object(body));
        return Response.created(location(model)).entity(ModelJson.of(model)).build();
    }

    private static URI location(ModelDefinition model) {
        try {
            return new URI(null, null, "/admin/models/" + model.qualifiedName(), null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("any path can be quoted", e);
        }
    }

    /** Changes a model's status, and nothing else. */
    @PATCH
    @Path(NAMED)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change a model's status, and nothing else")
    public ObjectNode changeStatus(@PathParam("name") String name, byte[] body) {
        ModelStatus status = status(AdminBody.object(body));
        ModelDefinition model = ModelNames.theOne(registry.catalog(), name);
        return ModelJson.of(registrar.changeStatus(model.provider(), model.id(), status));
    }

    private static ModelStatus status(ObjectNode body) {
        if (!body.hasNonNull("status")) {
            throw GatewayException.of(ErrorCode.MISSING_FIELD, "'status' is required", new ErrorDetail.Param("status"));
        }
        if (body.size() > 1) {
            throw GatewayException.of(
                    ErrorCode.INVALID_FIELD,
                    "Only 'status' can be changed like this; POST the model to change other fields");
        }
        return ModelStatus.byWireName(body.get("status").asText()).orElseThrow(ModelFilter::unknownStatus);
    }

    /** Takes a model out of the catalogue, whoever named it. */
    @DELETE
    @Path(NAMED)
    @Operation(summary = "Take a model out of the catalogue, whoever named it")
    public void remove(@PathParam("name") String name) {
        ModelDefinition model = ModelNames.theOne(registry.catalog(), name);
        registrar.remove(model.provider(), model.id());
    }
}
