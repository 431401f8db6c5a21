package io.modelgateway.provider.mock;

import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.Ticker;
import io.modelgateway.provider.guard.Guard;
import io.modelgateway.provider.guard.GuardedCall;
import io.modelgateway.provider.guard.TranslatingFallback;
import io.modelgateway.provider.guard.UpstreamFailure;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** The mock, and the circuit of the provider {@code mock} with the default figures. */
@Singleton
public class MockVendor implements Vendor, Guard {

    private final Vertx vertx;
    private final Clock clock;
    private final Ticker ticker;
    private final RandomGenerator random;

    @Inject
    MockVendor(Vertx vertx, Clock clock, Ticker ticker, RandomGenerator random) {
        this.vertx = vertx;
        this.clock = clock;
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public ProviderType type() {
        return ProviderType.MOCK;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return new MockClient(definition, vertx, clock, ticker, random);
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = CircuitFigures.DEFAULT_FAILURE_THRESHOLD,
            failureRatio = 1.0,
            delay = CircuitFigures.DEFAULT_OPEN_SECONDS,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = CircuitFigures.DEFAULT_HALF_OPEN_PROBES,
            skipOn = UpstreamFailure.Uncounted.class)
    @CircuitBreakerName("mock")
    @Fallback(TranslatingFallback.class)
    public Uni<GatewayResponse> call(GuardedCall call) {
        return call.run();
    }
}
