package io.modelgateway.observe;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Whether the gateway is on its way out: from the moment it is told to stop, before it starts to wait for running
 * requests, until it exits. It never turns back. Thread-safe.
 */
@Singleton
public final class Draining {

    private volatile boolean active;

    /** {@return whether new requests are to be refused} */
    public boolean active() {
        return active;
    }

    /** From now on nothing new starts. */
    public void begin() {
        active = true;
    }

    /** Quarkus fires this first of all at shutdown, and only with {@code quarkus.shutdown.delay-enabled}. */
    void onStop(@Observes ShutdownDelayInitiatedEvent event) {
        begin();
    }
}
