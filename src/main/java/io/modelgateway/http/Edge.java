package io.modelgateway.http;

import io.modelgateway.auth.Callers;
import io.modelgateway.dialect.ClientCodec;
import io.modelgateway.dialect.ClientDialect;
import io.modelgateway.dialect.EmbeddingsClientCodec;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.http.overload.Burden;
import io.modelgateway.http.overload.OverloadGuard;
import io.modelgateway.loop.OffLoop;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.Draining;
import io.modelgateway.observe.FinishedRequest;
import io.modelgateway.observe.Operation;
import io.modelgateway.observe.Telemetry;
import io.modelgateway.observe.Tracing;
import io.modelgateway.pipeline.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import java.util.function.Function;
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

    private final OverloadGuard overload;
    private final RequestBody bodies;
    private final ContextReader contexts;
    private final ReplyWriter replies;
    private final Pipeline pipeline;
    private final Telemetry telemetry;
    private final Tracing tracing;
    private final Draining draining;
    private final Ticker ticker;

    Edge(
            OverloadGuard overload,
            RequestBody bodies,
            ContextReader contexts,
            ReplyWriter replies,
            Pipeline pipeline,
            Telemetry telemetry,
            Tracing tracing,
            Draining draining,
            Ticker ticker) {
        this.overload = overload;
        this.bodies = bodies;
        this.contexts = contexts;
        this.replies = replies;
        this.pipeline = pipeline;
        this.telemetry = telemetry;
        this.tracing = tracing;
        this.draining = draining;
        this.ticker = ticker;
    }

    /** Continues a conversation, whole or streamed as its body asks. */
    public Uni<Void> chat(RoutingContext routing, ClientCodec codec) {
        return serve(routing, new ChatEndpoint(codec, Operation.CHAT, pipeline));
    }

    /** Continues a conversation, unless the shortcut answers. */
    public Uni<Void> chat(RoutingContext routing, ClientCodec codec, Shortcut shortcut) {
        return serve(routing, new ShortcutEndpoint(new ChatEndpoint(codec, Operation.CHAT, pipeline), shortcut));
    }

    /** Continues a text, unless the shortcut answers. */
    public Uni<Void> complete(RoutingContext routing, ClientCodec codec, Shortcut shortcut) {
        var completion = new ChatEndpoint(codec, Operation.TEXT_COMPLETION, pipeline);
        return serve(routing, new ShortcutEndpoint(completion, shortcut));
    }

    /** Continues a text, by way of a conversation. */
    public Uni<Void> complete(RoutingContext routing, ClientCodec codec) {
        return serve(routing, new ChatEndpoint(codec, Operation.TEXT_COMPLETION, pipeline));
    }

    /** Turns texts into vectors. */
    public Uni<Void> embed(RoutingContext routing, EmbeddingsClientCodec codec) {
        return serve(routing, new EmbeddingsEndpoint(codec, pipeline));
    }

    /** Answers a question that needs no model: {@code reader} reads its body, {@code inspection} writes the answer. */
    public <Q> Uni<Void> inspect(
            RoutingContext routing,
            ClientDialect dialect,
            Function<byte[], Understood<Q>> reader,
            BiFunction<RequestContext, Q, byte[]> inspection) {
        return serve(routing, new InspectionEndpoint<>(dialect, reader, inspection));
    }

    private <Q> Uni<Void> serve(RoutingContext routing, Endpoint<Q> endpoint) {
        var arrived = contexts.arrived(endpoint.dialect().dialect(), Callers.of(routing));
        var visit = new Visit(routing.request(), endpoint, arrived, ticker);
        Arrival.of(routing).claim();
        arrived.trail().tracedBy(tracing.begin(routing.request()::getHeader));
        telemetry.requestStarted(visit.context());
        return read(visit, endpoint)
                .chain(question -> endpoint.answer(visit, question))
                .onFailure()
                .recoverWithItem(failure -> Replies.failed(visit, known(failure)))
                .chain(reply -> replies.write(reply, routing.request()))
                .onTermination()
                .invoke((done, failure, cancelled) -> {
                    if (cancelled) {
                        // Cancelling has only begun: what goes up the pipeline still has to settle the request.
                        routing.vertx().runOnContext(settled -> report(visit, routing, true));
                    } else {
                        report(visit, routing, failure != null);
                    }
                });
    }

    private <Q> Uni<Q> read(Visit visit, Endpoint<Q> endpoint) {
        if (draining.active()) {
            return Uni.createFrom()
                    .failure(GatewayException.of(
                            ErrorCode.PROVIDER_UNAVAILABLE,
                            "The gateway is shutting down; another replica will answer"));
        }
        Burden burden;
        try {
            burden = visit.carries(overload.admit(priority(visit), bodies.expectedBytes(visit.request())));
        } catch (GatewayException refused) {
            bodies.decline(visit.request());
            return Uni.createFrom().failure(refused);
        }
        RequestContext arrived = visit.context();
        return bodies.read(visit.request(), burden)
                .chain(body -> {
                    arrived.trail().timed("read", visit.elapsed());
                    // Headers first, so that even a body nobody can read is logged under its agent.
                    visit.understood(contexts.complete(arrived, visit.request().headers(), RequestHints.NONE));
                    return OffLoop.run(body.length, () -> endpoint.read(body));
                })
                .map(understood -> {
                    if (understood.hints() != RequestHints.NONE) {
                        visit.understood(
                                contexts.complete(arrived, visit.request().headers(), understood.hints()));
                    }
                    visit.context().trail().dropped(understood.hints().unserved());
                    return understood.question();
                });
    }

    /** As the header says: the body, which may say otherwise, has not been read. */
    private static Priority priority(Visit visit) {
        String said = visit.request().getHeader(GatewayHeaders.PRIORITY);
        return said == null ? Priority.NORMAL : Priority.byWireName(said).orElse(Priority.NORMAL);
    }

    private static GatewayException known(Throwable failure) {
        if (failure instanceof GatewayException known) {
            return known;
        }
        LOG.error("Unexpected failure while serving a request", failure);
        return GatewayException.caused(ErrorCode.RESPONSE_PROCESSING_FAILED, failure);
    }

    /** {@return what to tell as the status} */
    static int statusOf(HttpServerResponse response, boolean clientLeft) {
        return clientLeft && !response.headWritten() ? CLIENT_CLOSED_REQUEST : response.getStatusCode();
    }

    private void report(Visit visit, RoutingContext routing, boolean clientLeft) {
        GatewayException failure = visit.failure();
        visit.over();
        telemetry.requestFinished(new FinishedRequest(
                visit.context(),
                Arrival.of(routing).route(),
                visit.endpoint().operation(),
                statusOf(routing.response(), clientLeft),
                failure == null ? null : failure.code(),
                visit.streamed(),
                clientLeft,
                visit.elapsed()));
    }
}
