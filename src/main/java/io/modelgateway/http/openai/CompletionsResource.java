package io.modelgateway.http.openai;

import io.modelgateway.dialect.openai.CompletionCodec;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /v1/completions. */
@Path("/v1/completions")
final class CompletionsResource {

    private static final CompletionCodec CODEC = new CompletionCodec();

    private final Edge edge;

    CompletionsResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    public Uni<Void> create(RoutingContext routing) {
        return edge.complete(routing, CODEC);
    }
}
