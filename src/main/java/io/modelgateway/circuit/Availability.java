package io.modelgateway.circuit;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.time.Duration;

/** Whether a call makes sense now, as routing asks it. Thread-safe, never blocks. */
public interface Availability {

    /** {@return whether the model can be called at that provider now} */
    Verdict of(ProviderId provider, ModelId model);

    /** {@return the same for any of one provider's models, for those who ask about many at the same moment} */
    default AtProvider at(ProviderId provider) {
        return model -> of(provider, model);
    }

    /** {@return the time until the provider's open circuit half-opens; zero unless it is open} */
    default Duration remainingOpen(ProviderId provider) {
        return Duration.ZERO;
    }

    /** What is to be said of one provider's models at one moment: not to be kept. */
    @FunctionalInterface
    interface AtProvider {

        Verdict of(ModelId model);
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
