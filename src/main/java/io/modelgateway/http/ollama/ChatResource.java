package io.modelgateway.http.ollama;

import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /api/chat. */
@Path("/api/chat")
final class ChatResource {

    private final Edge edge;

    ChatResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    public Uni<Void> chat(RoutingContext routing) {
        return edge.chat(routing, Codecs.OLLAMA);
    }
}
