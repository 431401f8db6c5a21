package io.modelgateway.provider.upstream;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.resteasy.reactive.RestResponse;

/** Bounds the calls of a typed client in time and gives their failures codes. Thread-safe. */
final class TypedCalls {

    private static final byte[] EMPTY = {};

    private final Vertx vertx;

    TypedCalls(Vertx vertx) {
        this.vertx = vertx;
    }

    /** {@return the reply of any status} The client bounds the wait for the head itself, as its read timeout. */
    Uni<UpstreamReply> reply(Uni<RestResponse<byte[]>> call, TimeLimits limits) {
        return Pending.uni(pending -> {
            Context loop = vertx.getOrCreateContext();
            var total = new Alarm(vertx);
            // By hand, because the time limit must cancel the call and stay on this event loop; ifNoItem does not.
            Cancellable running = call.subscribe()
                    .with(
                            response -> {
                                Loops.run(loop, total::off);
                                pending.succeed(read(response));
                            },
                            failure -> {
                                Loops.run(loop, total::off);
                                pending.fail(ConnectionFailures.beforeAnswer(failure));
                            });
            Loops.run(
                    loop,
                    () -> total.in(limits.total(), () -> {
                        pending.fail(Exchange.timeout("The provider's answer was not complete in time"));
                        running.cancel();
                    }));
            return () -> {
                Loops.run(loop, total::off);
                running.cancel();
            };
        });
    }

    private static UpstreamReply read(RestResponse<byte[]> response) {
        byte[] body = response.getEntity();
        return new UpstreamReply(response.getStatus(), response::getHeaderString, body == null ? EMPTY : body);
    }
}
