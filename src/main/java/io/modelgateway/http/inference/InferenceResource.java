package io.modelgateway.http.inference;

import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** POST /v1/inference. */
@Path("/v1/inference")
@Tag(name = "Native")
final class InferenceResource {

    private final Edge edge;

    InferenceResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    @Operation(summary = "Continue a conversation, with the routing decision, cost and attempts in the answer")
    public Uni<Void> infer(RoutingContext routing) {
        return edge.chat(routing, Codecs.NATIVE);
    }
}
