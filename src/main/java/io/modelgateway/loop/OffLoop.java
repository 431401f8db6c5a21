package io.modelgateway.loop;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Runs what takes long for an event loop on a worker, and goes on where it was. */
public final class OffLoop {

    /** A worker's hand-over costs more than to pack this much, some tenths of a millisecond. */
    private static final int LONG_WORK_BYTES = 64 * 1024;

    private OffLoop() {}

    /** @param bytes how much there is to go through */
    public static <T> Uni<T> run(int bytes, Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            if (bytes < LONG_WORK_BYTES || context == null) {
                return Uni.createFrom().item(work.get());
            }
            return Uni.createFrom()
                    .completionStage(
                            () -> context.executeBlocking(work::get, false).toCompletionStage());
        });
    }
}
