package io.modelgateway.admin.health;

import io.modelgateway.limiter.Limiter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Where limits are kept at the moment; a detail of readiness and no condition, since the gateway goes on without Redis. */
@Readiness
@Singleton
final class LimitsReady implements HealthCheck {

    private final Limiter limiter;

    @Inject
    LimitsReady(Limiter limiter) {
        this.limiter = limiter;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("limits")
                .up()
                .withData("kept_in", limiter.place())
                .build();
    }
}
