package io.modelgateway.http.ollama;

import io.modelgateway.auth.Callers;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.ollama.OllamaListing;
import io.modelgateway.dialect.ollama.OllamaModel;
import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.modelgateway.http.ModelNames;
import io.modelgateway.http.NamedModel;
import io.modelgateway.http.Understood;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** GET /api/tags, /api/ps and /api/version, POST /api/show: the registry as an Ollama would tell of it. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
final class CatalogResource {

    /** The Ollama whose API this is; clients compare it with what they need. */
    private static final String VERSION = "0.12.6";

    private static final OllamaListing LISTING = new OllamaListing();

    private final Edge edge;
    private final ModelNames names;

    CatalogResource(Edge edge, ModelNames names) {
        this.edge = edge;
        this.names = names;
    }

    @GET
    @Path("/tags")
    public byte[] tags(RoutingContext routing) {
        return LISTING.encodeTags(models(routing));
    }

    @GET
    @Path("/ps")
    public byte[] running(RoutingContext routing) {
        return LISTING.encodeRunning(models(routing));
    }

    @GET
    @Path("/version")
    public byte[] version() {
        return GatewayJson.write(GatewayJson.object().put("version", VERSION));
    }

    @POST
    @Path("/show")
    public Uni<Void> show(RoutingContext routing) {
        return edge.inspect(
                routing,
                Codecs.OLLAMA,
                body -> Understood.plainly(LISTING.decodeShow(body)),
                (context, name) -> LISTING.encodeShow(model(names.named(name, context.caller()))));
    }

    private List<OllamaModel> models(RoutingContext routing) {
        return names.all(Callers.of(routing)).stream()
                .map(CatalogResource::model)
                .toList();
    }

    private static OllamaModel model(NamedModel model) {
        return new OllamaModel(model.name(), model.owner(), model.capabilities(), model.contextWindow());
    }
}
