package io.modelgateway.observe;

import io.modelgateway.config.ValueRange;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps OpenTelemetry off unless {@code gateway.tracing.endpoint} says where traces go: without this it would look for a
 * collector on this machine, and complain that there is none. Off, too, with a ratio that cannot be, for which it would end
 * the start by itself, before all that is wrong has been told. Read at run time, so that one artifact does both.
 */
@Priority(Priorities.LIBRARY + 400)
public final class TracingSwitch implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "gateway.tracing.endpoint";
    private static final String RATIO = "gateway.tracing.sample-ratio";
    private static final ValueRange RATIOS = new ValueRange(TracingConfig.RATIOS);

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue set = context.proceed(name);
        if (!name.equals(DISABLED) || set != null && isChosen(set)) {
            return set;
        }
        boolean off = text(context, ENDPOINT).isBlank() || !RATIOS.allows(text(context, RATIO));
        return ConfigValue.builder()
                .withName(DISABLED)
                .withValue(Boolean.toString(off))
                .build();
    }

    private static String text(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.restart(name);
        return value == null ? "" : Objects.requireNonNullElse(value.getValue(), "");
    }

    /** What the extension itself assumes comes from sources of negative ordinals. */
    private static boolean isChosen(ConfigValue value) {
        return value.getConfigSourceOrdinal() > 0;
    }
}
