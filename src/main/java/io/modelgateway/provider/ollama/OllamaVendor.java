package io.modelgateway.provider.ollama;

import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.provider.guard.Guard;
import io.modelgateway.provider.guard.GuardedCall;
import io.modelgateway.provider.guard.TranslatingFallback;
import io.modelgateway.provider.guard.UpstreamFailure;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.RemoteImages;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.provider.upstream.UpstreamConnector;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** Ollama's native API, and the circuit of the provider {@code ollama} with the default figures. */
@Singleton
public class OllamaVendor implements Vendor, Guard {

    private final UpstreamConnector connector;
    private final Clock clock;
    private final RandomGenerator random;
    private final ContextSize contextSize;
    private final RemoteImages images;

    @Inject
    OllamaVendor(
            UpstreamConnector connector,
            Clock clock,
            RandomGenerator random,
            OllamaConfig config,
            RemoteImages images) {
        this.images = images;
        this.connector = connector;
        this.clock = clock;
        this.random = random;
        this.contextSize = new ContextSize(config.contextLength());
    }

    @Override
    public ProviderType type() {
        return ProviderType.OLLAMA;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        var api = new OllamaApi(definition, contextSize, images, clock, random);
        return connector.connect(definition, api);
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = CircuitFigures.DEFAULT_FAILURE_THRESHOLD,
            failureRatio = 1.0,
            delay = CircuitFigures.DEFAULT_OPEN_SECONDS,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = CircuitFigures.DEFAULT_HALF_OPEN_PROBES,
            skipOn = UpstreamFailure.Uncounted.class)
    @CircuitBreakerName("ollama")
    @Fallback(TranslatingFallback.class)
    public Uni<GatewayResponse> call(GuardedCall call) {
        return call.run();
    }
}
