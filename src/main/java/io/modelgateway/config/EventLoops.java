package io.modelgateway.config;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import org.jspecify.annotations.Nullable;

/**
 * As many event loops as processors, where nobody says otherwise: Vert.x has two for each, for loops that block at times.
 * Here none does, and to change between them costs a fifth of a request.
 */
@Priority(Priorities.LIBRARY + 400)
public final class EventLoops implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final String POOL_SIZE = "quarkus.vertx.event-loops-pool-size";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue set = context.proceed(name);
        if (set != null || !name.equals(POOL_SIZE)) {
            return set;
        }
        return ConfigValue.builder()
                .withName(POOL_SIZE)
                .withValue(Integer.toString(Runtime.getRuntime().availableProcessors()))
                .build();
    }
}
