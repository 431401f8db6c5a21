package io.modelgateway.provider.upstream;

import io.modelgateway.loop.Loops;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the calls of a typed client in time and gives their failures codes. It sees an answer only when it is whole, so
 * that neither the silence between two chunks nor the size is bounded: for small answers. Thread-safe.
 */
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
                                pending.settleWith(() -> read(response));
                            },
                            failure -> {
                                Loops.run(loop, total::off);
                                pending.fail(ConnectionFailures.beforeAnswer(failure));
                            });
            Loops.run(
                    loop,
                    () -> total.in(limits.total(), () -> {
                        pending.fail(limits.totalPassed());
                        running.cancel();
                    }));
            return () -> {
                Loops.run(loop, total::off);
                running.cancel();
            };
        });
    }

    private static UpstreamReply read(RestResponse<?> response) {
        return new UpstreamReply(response.getStatus(), response::getHeaderString, body(response.getEntity()));
    }

    /** Where the status is no success the client leaves the body as a stream over memory, whatever the declared type. */
    private static byte[] body(@Nullable Object entity) {
        return switch (entity) {
            case null -> EMPTY;
            case byte[] bytes -> bytes;
            case InputStream stream -> bytes(stream);
            default -> throw new IllegalStateException("a body came as " + entity.getClass());
        };
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }
}
