package io.modelgateway.cache.background;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One thread with a bounded queue in front of it, started by the first work. Computation of some milliseconds goes here:
 * it takes one core at most, never an event loop, and is refused rather than piled up. Thread-safe.
 */
public final class BackgroundWorker implements AutoCloseable {

    private final ThreadPoolExecutor thread;
    private final Duration timeout;

    /**
     * @param timeout how long an outcome is waited for, the time in the queue included
     * @param queueSize how much work may wait; at least 1
     * @param atEnd what to do once, after the last work of a closed worker
     */
    public BackgroundWorker(String name, Duration timeout, int queueSize, Runnable atEnd) {
        this.timeout = timeout;
        ThreadFactory factory = work -> Thread.ofPlatform().daemon().name(name).unstarted(work);
        this.thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueSize), factory) {
            @Override
            protected void terminated() {
                atEnd.run();
            }
        };
    }

    /**
     * The outcome, on the Vert.x context of whoever subscribes if that one has any. Fails as the work does, with
     * {@link java.util.concurrent.RejectedExecutionException} when the queue is full or the worker closed, and with
     * {@link TimeoutException} when it is late. Whoever cancels, or is given up on, gives the place in the queue back.
     */
    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            Uni<T> outcome = Uni.createFrom()
                    .<T>emitter(emitter -> submit(work, emitter))
                    .ifNoItem()
                    .after(timeout)
                    .failWith(TimeoutException::new);
            Context context = Vertx.currentContext();
            return context == null ? outcome : outcome.emitOn(signal -> context.runOnContext(_ -> signal.run()));
        });
    }

    private <T> void submit(Callable<T> work, UniEmitter<? super T> emitter) {
        Runnable task = () -> compute(work, emitter);
        emitter.onTermination(() -> thread.remove(task));
        thread.execute(task);
    }

    private static <T> void compute(Callable<T> work, UniEmitter<? super T> emitter) {
        try {
            emitter.complete(work.call());
        } catch (Exception | LinkageError failure) {
            emitter.fail(failure);
        }
    }

    /** What waits is dropped, and fails by its timeout; what runs is not interrupted. */
    @Override
    public void close() {
        thread.getQueue().clear();
        thread.shutdown();
    }
}
