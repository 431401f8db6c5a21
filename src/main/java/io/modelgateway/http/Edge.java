package io.modelgateway.http;

import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.Draining;
import io.modelgateway.observe.FinishedRequest;
import io.modelgateway.observe.Operation;
import io.modelgateway.observe.Telemetry;
import io.modelgateway.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * What every dialect's endpoint does: read, hand to the pipeline, write, and report. Everything that fails before the
 * first byte becomes a true status with a body in the caller's dialect. When the client leaves, the framework cancels
 * the returned {@code Uni}, and with it whatever is going on. Thread-safe.
 */
@Singleton
public final class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);

    /** What nginx logs where the client left before any answer; it never goes over a wire. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private final RequestBody bodies;
    private final ContextReader contexts;
    private final Pipeline pipeline;
    private final Telemetry telemetry;
    private final Draining draining;
    private final Ticker ticker;

    Edge(
            RequestBody bodies,
            ContextReader contexts,
            Pipeline pipeline,
            Telemetry telemetry,
            Draining draining,
            Ticker ticker) {
        this.bodies = bodies;
        this.contexts = contexts;
        this.pipeline = pipeline;
        this.telemetry = telemetry;
        this.draining = draining;
        this.ticker = ticker;
    }

    /** Answers a chat request, whole or streamed as its body asks. */
    public Uni<Void> chat(RoutingContext routing, ClientCodec codec) {
        return serve(routing, codec, this::answer);
    }

    /** Serves a request whose body is decoded like a chat's and answered at once. */
    public Uni<Void> inspect(
            RoutingContext routing, ClientCodec codec, BiFunction<Pipeline, InspectedRequest, byte[]> inspection) {
        return serve(
                routing,
                codec,
                (visit, request) -> Uni.createFrom()
                        .item(() -> inspection.apply(pipeline, new InspectedRequest(visit.context(), request)))
                        .map(body -> Replies.json(visit, 200, body)));
    }

    private Uni<Void> serve(
            RoutingContext routing, ClientCodec codec, BiFunction<Visit, ChatRequest, Uni<Reply>> handler) {
        var visit = new Visit(routing.request(), codec, contexts.arrived(codec.dialect()), ticker);
        telemetry.requestStarted(visit.context());
        return read(visit)
                .chain(request -> handler.apply(visit, request))
                .onFailure()
                .recoverWithItem(failure -> Replies.failed(visit, known(failure)))
                .chain(reply -> ReplyWriter.write(reply, routing.response()))
                .onTermination()
                .invoke((done, failure, cancelled) -> {
                    if (cancelled) {
                        // Cancelling has only begun: what goes up the pipeline still has to settle the request.
                        routing.vertx().runOnContext(settled -> report(visit, routing.response(), true));
                    } else {
                        report(visit, routing.response(), failure != null);
                    }
                });
    }

    private Uni<ChatRequest> read(Visit visit) {
        if (draining.active()) {
            return Uni.createFrom()
                    .failure(GatewayException.of(
                            ErrorCode.PROVIDER_UNAVAILABLE,
                            "The gateway is shutting down; another replica will answer"));
        }
        return bodies.read(visit.request()).map(body -> {
            // Headers first, so that even a body nobody can read is logged under its agent.
            visit.understood(contexts.complete(visit.context(), visit.request().headers(), RequestHints.NONE));
            DecodedRequest decoded = visit.codec().decode(body);
            if (decoded.hints() != RequestHints.NONE) {
                visit.understood(
                        contexts.complete(visit.context(), visit.request().headers(), decoded.hints()));
            }
            return decoded.request();
        });
    }

    private Uni<Reply> answer(Visit visit, ChatRequest request) {
        return pipeline.answer(visit.context(), request).map(response -> dress(visit, request, response));
    }

    private static Reply dress(Visit visit, ChatRequest request, GatewayResponse response) {
        return switch (response) {
            case ChatAnswer answer -> Replies.whole(visit, request, answer);
            case StreamedAnswer stream -> Replies.streamed(visit, request, stream);
            case EmbeddingsAnswer _ -> throw new IllegalStateException("a chat is not answered with vectors");
        };
    }

    private static GatewayException known(Throwable failure) {
        if (failure instanceof GatewayException known) {
            return known;
        }
        LOG.error("Unexpected failure while serving a request", failure);
        return GatewayException.caused(
                ErrorCode.RESPONSE_PROCESSING_FAILED, ErrorCode.RESPONSE_PROCESSING_FAILED.message(), failure);
    }

    private void report(Visit visit, HttpServerResponse response, boolean clientLeft) {
        int status = clientLeft && !response.headWritten() ? CLIENT_CLOSED_REQUEST : response.getStatusCode();
        GatewayException failure = visit.failure();
        telemetry.requestFinished(new FinishedRequest(
                visit.context(),
                Operation.CHAT,
                status,
                failure == null ? null : failure.code(),
                visit.streamed(),
                clientLeft,
                visit.elapsed()));
    }
}
