package io.modelgateway.http.inference;

import io.modelgateway.dialect.inference.RouteCodec;
import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.modelgateway.http.Understood;
import io.modelgateway.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /v1/route: explains which models a request would go to, without calling any. */
@Path("/v1/route")
final class RouteResource {

    private static final RouteCodec CODEC = new RouteCodec();

    private final Edge edge;
    private final Pipeline pipeline;

    RouteResource(Edge edge, Pipeline pipeline) {
        this.edge = edge;
        this.pipeline = pipeline;
    }

    @POST
    public Uni<Void> explain(RoutingContext routing) {
        return edge.inspect(
                routing,
                Codecs.NATIVE,
                body -> Understood.of(Codecs.NATIVE.decode(body)),
                (context, request) -> CODEC.encode(pipeline.route(context, request)));
    }
}
