package io.modelgateway.http.anthropic;

import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.http.Codecs;
import io.modelgateway.http.Edge;
import io.modelgateway.http.Understood;
import io.modelgateway.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** POST /v1/messages and POST /v1/messages/count_tokens. */
@Path("/v1/messages")
final class MessagesResource {

    private static final AnthropicClientCodec CODEC = Codecs.ANTHROPIC;

    private final Edge edge;
    private final Pipeline pipeline;

    MessagesResource(Edge edge, Pipeline pipeline) {
        this.edge = edge;
        this.pipeline = pipeline;
    }

    @POST
    public Uni<Void> create(RoutingContext routing) {
        return edge.chat(routing, CODEC);
    }

    /** An estimate: the vendor is not asked, and the model may be anybody's. */
    @POST
    @Path("/count_tokens")
    public Uni<Void> countTokens(RoutingContext routing) {
        return edge.inspect(
                routing,
                CODEC,
                body -> Understood.plainly(CODEC.decodeCountTokens(body)),
                (context, request) -> CODEC.encodeCountTokens(pipeline.inputTokens(request)));
    }
}
