package io.modelgateway.config;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Fails the start for names below {@code gateway.} that nobody reads and for values out of their {@link Range}, all of
 * them at once, whichever way they came: a setting that is misspelled or impossible must not look as if it held. Values
 * of the wrong type have failed the start before, by SmallRye Config, which lists them all. Names only: a value may be a
 * secret.
 */
@Singleton
final class ConfigurationCheck {

    private final SmallRyeConfig config;

    ConfigurationCheck(SmallRyeConfig config) {
        this.config = config;
    }

    /** Before all else, so that nothing else fails for the same reason with less to say. */
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        var known = KnownKeys.load();
        var problems = new ArrayList<String>();
        problems.addAll(
                known.strangers(StreamSupport.stream(config.getConfigSources().spliterator(), false)
                        .filter(source -> !isEnvironment(source) && !isDefaults(source))
                        .flatMap(source -> source.getPropertyNames().stream())));
        problems.addAll(known.strangeVariables(System.getenv().keySet().stream()));
        problems.addAll(known.outOfRange(properties(), this::value));
        if (!problems.isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.CONFIGURATION_INVALID,
                    "The configuration is invalid: " + String.join("; ", problems),
                    new ErrorDetail.Problems(problems));
        }
    }

    private List<String> properties() {
        return StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .toList();
    }

    private @Nullable String value(String property) {
        return config.getConfigValue(property).getValue();
    }

    /** What mappings assume where nobody says anything. */
    private static boolean isDefaults(ConfigSource source) {
        return source.getOrdinal() < 0;
    }

    /** Its names are guessed from the variables, which are judged themselves. */
    private static boolean isEnvironment(ConfigSource source) {
        return source.getName().startsWith("EnvConfigSource");
    }
}
