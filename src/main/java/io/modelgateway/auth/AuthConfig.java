package io.modelgateway.auth;

import io.modelgateway.config.AllowanceSettings;
import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may use the gateway. */
@ConfigMapping(prefix = "gateway.auth")
interface AuthConfig {

    /**
     * {@code required}: only callers with a key are served; the gateway does not start without a key that may administer or
     * ask. {@code off}: everybody is served as {@code X-Agent-Did} says, {@code /admin} included; for development, or
     * behind something else that knows the callers. In development and tests the default is {@code off}.
     */
    @WithDefault("required")
    AuthMode mode();

    /** Keys by their names: letters, digits, dots, dashes, underscores, at most 64. Further ones are made at /admin/keys. */
    Map<String, Key> keys();

    /** How often keys that another replica has made, changed or deleted are taken over from Redis. */
    @Range("100ms..")
    @WithDefault("2s")
    Duration refresh();

    /**
     * How many unknown keys one remote address may show in a minute before it is answered 429 instead of 401.
     * Known keys are served all the same, since many callers may share an address.
     */
    @Range("1..")
    @WithDefault("30")
    int failuresPerMinute();

    /** One key. Its secret is given in one of three ways. */
    interface Key extends AllowanceSettings {

        /** The secret itself, at least 16 characters; better from the environment or a mounted Secret. Never shown. */
        Optional<String> secret();

        /** A file that holds nothing but the secret, read at start, at most 16 KiB. */
        Optional<String> secretFile();

        /** The SHA-256 of the secret, 64 hexadecimal digits: {@code printf %s SECRET | sha256sum}. */
        Optional<String> sha256();

        /** The DID of who asks with this key. Default: {@code did:gateway:NAME}. */
        Optional<String> agent();

        /** The team the key belongs to; limits and budgets of teams are in {@code gateway.limits.teams}. Default: none. */
        Optional<String> team();

        /**
         * {@code inference} to ask models, {@code read} to see what is below {@code /admin}, {@code admin} to see and
         * change it.
         */
        @WithDefault("inference")
        List<String> roles();

        /**
         * The only models it may use: ids, {@code provider/id}, or the beginning of either with a final {@code *}.
         * Default: all.
         */
        Optional<List<String>> models();

        /** The only providers whose models it may use. Default: all. */
        Optional<List<String>> providers();

        /** Only models that promise to stay in these regions. Default: all. */
        Optional<List<String>> regions();

        /** The highest priority its requests get: {@code high}, {@code normal} or {@code low}. Default: {@code high}. */
        Optional<String> priorityCeiling();

        /** Whether it may be used. */
        @WithDefault("true")
        boolean enabled();

        /** When it ends, such as {@code 2027-01-31T00:00:00Z}. Default: never. */
        Optional<Instant> expires();
    }
}
