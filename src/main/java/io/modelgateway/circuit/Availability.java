package io.modelgateway.circuit;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.time.Duration;

/** Whether a call makes sense now, as routing asks it. Thread-safe, never blocks. */
public interface Availability {

    /** {@return whether the model can be called at that provider now} */
    Verdict of(ProviderId provider, ModelId model);

    /** {@return the time until the provider's open circuit half-opens; zero unless it is open} */
    default Duration remainingOpen(ProviderId provider) {
        return Duration.ZERO;
    }

    /** The answer and its reason. */
    enum Verdict {
        AVAILABLE,
        /** The circuit is open; a half-open one is available while it has probes left. */
        CIRCUIT_OPEN,
        /** The last check failed and no traffic has proved it wrong. */
        UNHEALTHY,
        /** The provider asked to be left alone for a while (429). */
        COOLING_DOWN,
        /** The provider is up but does not have the model. */
        MODEL_ABSENT;

        public boolean available() {
            return this == AVAILABLE;
        }
    }
}
