package io.modelgateway.http.ollama;

import io.modelgateway.dialect.ollama.OllamaGenerateCodec;
import io.modelgateway.dialect.ollama.OllamaLoadCodec;
import io.modelgateway.http.Edge;
import io.modelgateway.http.Shortcut;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /api/generate. */
@Path("/api/generate")
final class GenerateResource {

    private static final OllamaGenerateCodec CODEC = new OllamaGenerateCodec();

    private final Edge edge;
    private final Shortcut loads;

    GenerateResource(Edge edge, Loads loads) {
        this.edge = edge;
        this.loads = loads.of(OllamaLoadCodec.GENERATE);
    }

    @POST
    public Uni<Void> generate(RoutingContext routing) {
        return edge.complete(routing, CODEC, loads);
    }
}
