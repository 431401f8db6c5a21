package io.modelgateway.http.openai;

import io.modelgateway.dialect.openai.OpenAiEmbeddingsCodec;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /v1/embeddings. */
@Path("/v1/embeddings")
final class EmbeddingsResource {

    private static final OpenAiEmbeddingsCodec CODEC = new OpenAiEmbeddingsCodec();

    private final Edge edge;

    EmbeddingsResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    public Uni<Void> create(RoutingContext routing) {
        return edge.embed(routing, CODEC);
    }
}
