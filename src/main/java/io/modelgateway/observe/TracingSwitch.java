package io.modelgateway.observe;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OpenTelemetry off unless {@code gateway.tracing.endpoint} says where traces go: without this it would look for a
 * collector on this machine, and complain that there is none. Read at run time, so that one artifact does both.
 */
@Priority(Priorities.LIBRARY + 400)
public final class TracingSwitch implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "gateway.tracing.endpoint";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue set = context.proceed(name);
        if (!name.equals(DISABLED) || set != null && isChosen(set)) {
            return set;
        }
        ConfigValue endpoint = context.restart(ENDPOINT);
        boolean absent = endpoint == null
                || endpoint.getValue() == null
                || endpoint.getValue().isBlank();
        return ConfigValue.builder()
                .withName(DISABLED)
                .withValue(Boolean.toString(absent))
                .build();
    }

    /** What the extension itself assumes comes from sources of negative ordinals. */
    private static boolean isChosen(ConfigValue value) {
        return value.getConfigSourceOrdinal() > 0;
    }
}
