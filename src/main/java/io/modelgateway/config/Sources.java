package io.modelgateway.config;

import io.modelgateway.model.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Time and chance as beans, so that tests can bring their own. */
@Singleton
final class Sources {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Ticker ticker() {
        return System::nanoTime;
    }

    /** Secure, because request ids come from it; cheap enough at one or two draws a request. */
    @Produces
    @Singleton
    RandomGenerator random() {
        return new SecureRandom();
    }
}
