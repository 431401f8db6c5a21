package io.modelgateway.provider.guard;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@code gateway.providers.TYPE.circuit.*} the figures of the annotated circuits: where fault tolerance looks for
 * a setting of a vendor's guarded method that nobody has set, it finds the gateway's key. Read at run time, so that it
 * holds for a native binary too.
 */
@Priority(Priorities.LIBRARY + 400)
public final class CircuitKeys implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;

    /** Part of every name that matters; looked for first, because this sees every lookup there is. */
    private static final String GUARDED = "Vendor/call\".circuit-breaker.";

    /** Fault tolerance asks for the first form; the second is what users write, and what may be relocated to. */
    private static final Pattern SETTING = Pattern.compile(
            "(?:smallrye\\.faulttolerance|quarkus\\.fault-tolerance)\\.\"io\\.modelgateway\\.provider\\.(\\w+)\\.\\w+Vendor/call\"\\."
                    + "circuit-breaker\\.(request-volume-threshold|success-threshold|delay|delay-unit)");

    private static final Map<String, String> KEYS = Map.of(
            "request-volume-threshold", "failure-threshold",
            "success-threshold", "half-open-probes",
            "delay", "open-duration",
            "delay-unit", "open-duration");

    private static final Map<String, UnaryOperator<String>> FORMS = Map.of(
            "delay",
                    duration -> Long.toString(
                            DurationConverter.parseDuration(duration).toMillis()),
            "delay-unit", _ -> "millis");

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue set = context.proceed(name);
        if (set != null || !name.contains(GUARDED)) {
            return set;
        }
        Matcher setting = SETTING.matcher(name);
        if (!setting.matches()) {
            return null;
        }
        String what = setting.group(2);
        ConfigValue own = context.restart("gateway.providers." + setting.group(1) + ".circuit." + KEYS.get(what));
        if (own == null || own.getValue() == null) {
            return null;
        }
        UnaryOperator<String> form = FORMS.getOrDefault(what, UnaryOperator.identity());
        return own.withName(name).withValue(form.apply(own.getValue()));
    }
}
