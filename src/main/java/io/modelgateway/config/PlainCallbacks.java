package io.modelgateway.config;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Takes context propagation off Mutiny. It wraps every callback of every operator to carry the CDI request context and
 * the class loader across threads; a request here has neither, stays on its Vert.x context, and carries what belongs to
 * it in its {@code RequestContext}.
 */
@Singleton
final class PlainCallbacks {

    private static final int FIRST = 1;

    void onStart(@Observes @Priority(FIRST) StartupEvent started) {
        Infrastructure.clearInterceptors();
    }
}
