package io.modelgateway.observe;

import io.modelgateway.config.GatewayConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Whether the gateway is on its way out: from the moment it is told to stop, before it starts to wait for running
 * requests, until it exits. It never turns back. Thread-safe.
 */
@Singleton
public final class Draining {

    private static final Logger LOG = Logger.getLogger(Draining.class);

    private final Duration patience;
    private volatile boolean active;

    @Inject
    Draining(GatewayConfig config) {
        this(config.drainTimeout());
    }

    /** @param patience how long running requests are waited for, as the log tells */
    public Draining(Duration patience) {
        this.patience = patience;
    }

    /** {@return whether new requests are to be refused} */
    public boolean active() {
        return active;
    }

    /** From now on nothing new starts. */
    public void begin() {
        active = true;
        LOG.infof("Stopping: running requests have %d s to end", patience.toSeconds());
    }

    /** Quarkus fires this first of all at shutdown, and only with {@code quarkus.shutdown.delay-enabled}. */
    void onStop(@Observes ShutdownDelayInitiatedEvent event) {
        begin();
    }
}
