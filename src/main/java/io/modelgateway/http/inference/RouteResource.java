package io.modelgateway.http.inference;

import io.modelgateway.dialect.inference.RouteCodec;
import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** POST /v1/route. */
@Path("/v1/route")
@Tag(name = "Native")
final class RouteResource {

    private static final RouteCodec CODEC = new RouteCodec();

    private final Edge edge;

    RouteResource(Edge edge) {
        this.edge = edge;
    }

    @POST
    @Operation(summary = "Explain which models a request would go to, without calling any")
    public Uni<Void> explain(RoutingContext routing) {
        return edge.inspect(
                routing,
                Codecs.NATIVE,
                (pipeline, inspected) -> CODEC.encode(pipeline.route(inspected.context(), inspected.request())));
    }
}
