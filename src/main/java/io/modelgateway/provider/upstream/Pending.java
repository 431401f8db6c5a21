package io.modelgateway.provider.upstream;

import io.modelgateway.error.GatewayException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An outcome that somebody waits for: settled once, or given up by who waited. Thread-safe. */
final class Pending<T> {

    private final UniEmitter<? super T> emitter;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Pending(UniEmitter<? super T> emitter) {
        this.emitter = emitter;
    }

    /** {@return a {@code Uni} that starts something for each subscriber; {@code start} gives what to do on cancellation} */
    static <T> Uni<T> uni(java.util.function.Function<Pending<T>, Runnable> start) {
        return Uni.createFrom().emitter(emitter -> {
            var pending = new Pending<T>(emitter);
            Runnable giveUp = start.apply(pending);
            // Mutiny also calls this after the item: only what is not settled is given up.
            emitter.onTermination(() -> {
                if (pending.settled.compareAndSet(false, true)) {
                    giveUp.run();
                }
            });
        });
    }

    void succeed(T outcome) {
        settle(to -> to.complete(outcome));
    }

    void fail(GatewayException failure) {
        settle(to -> to.fail(failure));
    }

    /** Settles with what the supplier gives or throws. */
    void settleWith(Supplier<T> outcome) {
        T item;
        try {
            item = outcome.get();
        } catch (RuntimeException e) {
            fail(ConnectionFailures.whileReading(e));
            return;
        }
        succeed(item);
    }

    private void settle(Consumer<UniEmitter<? super T>> action) {
        if (settled.compareAndSet(false, true)) {
            action.accept(emitter);
        }
    }
}
