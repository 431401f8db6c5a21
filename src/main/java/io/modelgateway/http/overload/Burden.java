package io.modelgateway.http.overload;

import java.util.concurrent.atomic.AtomicLong;

/** The body of one request, as it weighs on the process. Thread-safe; given back once. */
public final class Burden implements AutoCloseable {

    private final AtomicLong total;
    private final AtomicLong mine = new AtomicLong();

    Burden(AtomicLong total, long bytes) {
        this.total = total;
        grow(bytes);
    }

    /** Adds what has come beyond what was announced. */
    public void reach(long bytes) {
        long more = bytes - mine.get();
        if (more > 0) {
            grow(more);
        }
    }

    private void grow(long bytes) {
        mine.addAndGet(bytes);
        total.addAndGet(bytes);
    }

    @Override
    public void close() {
        total.addAndGet(-mine.getAndSet(0));
    }
}
