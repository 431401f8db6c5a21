package io.modelgateway.provider.anthropic;

import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.Ticker;
import io.modelgateway.provider.guard.Guard;
import io.modelgateway.provider.guard.GuardedCall;
import io.modelgateway.provider.guard.TranslatingFallback;
import io.modelgateway.provider.guard.UpstreamFailure;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.HttpUpstreamClient;
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
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** Anthropic's API, and the circuit of the provider {@code anthropic} with the default figures. */
@Singleton
public class AnthropicVendor implements Vendor, Guard {

    private final Vertx vertx;
    private final Clock clock;
    private final Ticker ticker;

    @Inject
    AnthropicVendor(Vertx vertx, Clock clock, Ticker ticker) {
        this.vertx = vertx;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public ProviderType type() {
        return ProviderType.ANTHROPIC;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return new HttpUpstreamClient(definition, new AnthropicApi(definition, clock), vertx, clock, ticker);
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = CircuitFigures.DEFAULT_FAILURE_THRESHOLD,
            failureRatio = 1.0,
            delay = CircuitFigures.DEFAULT_OPEN_SECONDS,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = CircuitFigures.DEFAULT_HALF_OPEN_PROBES,
            skipOn = UpstreamFailure.Uncounted.class)
    @CircuitBreakerName("anthropic")
    @Fallback(TranslatingFallback.class)
    public Uni<GatewayResponse> call(GuardedCall call) {
        return call.run();
    }
}
