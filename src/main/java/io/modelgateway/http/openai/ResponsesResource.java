package io.modelgateway.http.openai;

import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /v1/responses. */
@Path("/v1/responses")
final class ResponsesResource {

    private final Edge edge;

    ResponsesResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    public Uni<Void> create(RoutingContext routing) {
        return edge.chat(routing, Codecs.RESPONSES);
    }
}
