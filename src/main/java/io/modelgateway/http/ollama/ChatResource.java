package io.modelgateway.http.ollama;

import io.modelgateway.dialect.ollama.OllamaLoadCodec;
import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.modelgateway.http.Shortcut;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /api/chat. */
@Path("/api/chat")
final class ChatResource {

    private final Edge edge;
    private final Shortcut loads;

    ChatResource(Edge edge, Loads loads) {
        this.edge = edge;
        this.loads = loads.of(OllamaLoadCodec.CHAT);
    }

    @POST
    public Uni<Void> chat(RoutingContext routing) {
        return edge.chat(routing, Codecs.OLLAMA, loads);
    }
}
