package io.modelgateway.auth;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** What must be right before anybody is served. */
final class AuthChecks {

    private static final Logger LOG = Logger.getLogger(AuthChecks.class);

    private AuthChecks() {}

    /** @throws ConfigurationException that names every mistake, and what to set */
    static void atStart(AuthConfig config, List<ApiKey> keys, List<String> mistakes) {
        var problems = new ArrayList<>(mistakes);
        switch (config.mode()) {
            case REQUIRED -> {
                if (keys.stream().noneMatch(ApiKey::enabled)) {
                    problems.add(
                            "gateway.auth.mode is 'required', as it is in production unless it is set, but no key is"
                                    + " configured that is enabled. Set gateway.auth.keys.NAME.secret (or .secret-file, or"
                                    + " .sha256; in the environment GATEWAY_AUTH_KEYS_NAME_SECRET) and what it is for,"
                                    + " gateway.auth.keys.NAME.roles=inference,admin. Or, where everybody who reaches the gateway"
                                    + " may use it, set gateway.auth.mode=off (GATEWAY_AUTH_MODE=off)");
                }
            }
            case OFF -> {
                if (!config.keys().isEmpty()) {
                    LOG.warn("Keys are configured, but gateway.auth.mode is off: nobody is asked for one");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException("The gateway does not start: " + String.join("; ", problems));
        }
    }
}
