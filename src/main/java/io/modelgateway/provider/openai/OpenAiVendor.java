package io.modelgateway.provider.openai;

import io.modelgateway.circuit.CircuitFigures;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.provider.guard.Guard;
import io.modelgateway.provider.guard.GuardedCall;
import io.modelgateway.provider.guard.TranslatingFallback;
import io.modelgateway.provider.guard.UpstreamFailure;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.provider.upstream.UpstreamConnector;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/** Endpoints compatible with OpenAI's API, and the circuit of the provider {@code openai} with the default figures. */
@Singleton
public class OpenAiVendor implements Vendor, Guard {

    private final UpstreamConnector connector;

    @Inject
    OpenAiVendor(UpstreamConnector connector) {
        this.connector = connector;
    }

    @Override
    public ProviderType type() {
        return ProviderType.OPENAI;
    }

    @Override
    public UpstreamClient connect(ProviderDefinition definition) {
        return connector.connect(definition, new OpenAiApi(definition));
    }

    @Override
    @CircuitBreaker(
            requestVolumeThreshold = CircuitFigures.DEFAULT_FAILURE_THRESHOLD,
            failureRatio = 1.0,
            delay = CircuitFigures.DEFAULT_OPEN_SECONDS,
            delayUnit = ChronoUnit.SECONDS,
            successThreshold = CircuitFigures.DEFAULT_HALF_OPEN_PROBES,
            skipOn = UpstreamFailure.Uncounted.class)
    @CircuitBreakerName("openai")
    @Fallback(TranslatingFallback.class)
    public Uni<GatewayResponse> call(GuardedCall call) {
        return call.run();
    }
}
