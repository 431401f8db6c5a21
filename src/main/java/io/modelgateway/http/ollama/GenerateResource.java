package io.modelgateway.http.ollama;

import io.modelgateway.dialect.ollama.OllamaGenerateCodec;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /api/generate. */
@Path("/api/generate")
final class GenerateResource {

    private static final OllamaGenerateCodec CODEC = new OllamaGenerateCodec();

    private final Edge edge;

    GenerateResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    public Uni<Void> generate(RoutingContext routing) {
        return edge.complete(routing, CODEC);
    }
}
