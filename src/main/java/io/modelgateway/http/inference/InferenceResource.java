package io.modelgateway.http.inference;

import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /v1/inference. */
@Path("/v1/inference")
final class InferenceResource {

    private final Edge edge;

    InferenceResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    public Uni<Void> infer(RoutingContext routing) {
        return edge.chat(routing, Codecs.NATIVE);
    }
}
