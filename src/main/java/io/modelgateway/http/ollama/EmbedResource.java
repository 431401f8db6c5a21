package io.modelgateway.http.ollama;

import io.modelgateway.dialect.ollama.OllamaEmbeddingsCodec;
import io.modelgateway.dialect.ollama.OllamaPromptEmbeddingCodec;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /api/embed, and the older POST /api/embeddings. */
@Path("/api")
final class EmbedResource {

    private static final OllamaEmbeddingsCodec TEXTS = new OllamaEmbeddingsCodec();
    private static final OllamaPromptEmbeddingCodec ONE_PROMPT = new OllamaPromptEmbeddingCodec();

    private final Edge edge;

    EmbedResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    @Path("/embed")
    public Uni<Void> embed(RoutingContext routing) {
        return edge.embed(routing, TEXTS);
    }

    @POST
    @Path("/embeddings")
    public Uni<Void> embedPrompt(RoutingContext routing) {
        return edge.embed(routing, ONE_PROMPT);
    }
}
