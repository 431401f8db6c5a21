package io.modelgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.model.Budget;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthChecksTest {

    private static final String SECRET = "a-secret-that-is-long-enough";

    @Test
    void doesNotStartOpenUnlessToldSo() {
        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("gateway.auth.keys.NAME.secret")
                .hasMessageContaining("GATEWAY_AUTH_KEYS_NAME_SECRET")
                .hasMessageContaining("gateway.auth.mode=off");
        assertThat(start(Map.of("gateway.auth.mode", "off"))).isEmpty();
    }

    @Test
    void doesNotStartWithNothingButDisabledKeys() {
        assertThatThrownBy(() ->
                        start(Map.of("gateway.auth.keys.a.secret", SECRET, "gateway.auth.keys.a.enabled", "false")))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void takesKeysFromTheEnvironment() {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(
                        Map.of(
                                "GATEWAY_AUTH_KEYS_ADMIN_SECRET", SECRET,
                                "GATEWAY_AUTH_KEYS_ADMIN_ROLES", "admin,inference",
                                "GATEWAY_AUTH_KEYS_ADMIN_BUDGET_USD_PER_DAY", "1.5"),
                        300))
                .withMapping(AuthConfig.class)
                .build()
                .getConfigMapping(AuthConfig.class);

        List<ApiKey> keys = new ConfiguredKeys().read(config.keys());

        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(key.name()).isEqualTo("admin");
            assertThat(key.roles()).containsExactlyInAnyOrder(Role.ADMIN, Role.INFERENCE);
            assertThat(key.hashes().getFirst().sha256()).isEqualTo(KeyHash.of(SECRET));
            assertThat(key.allowance().budgets())
                    .containsExactly(new Budget(Budget.Unit.MONEY, Budget.Period.DAY, 1_500_000_000L));
        });
    }

    @Test
    void readsASecretFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        assertThat(start(Map.of("gateway.auth.keys.a.secret-file", file.toString())))
                .singleElement()
                .satisfies(key -> assertThat(key.hashes().getFirst().sha256()).isEqualTo(KeyHash.of(SECRET)));
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThatThrownBy(() -> start(Map.ofEntries(
                        Map.entry("gateway.auth.keys.none.team", "x"),
                        Map.entry("gateway.auth.keys.short.secret", "tiny"),
                        Map.entry("gateway.auth.keys.hash.sha256", "xyz"),
                        Map.entry("gateway.auth.keys.missing.secret-file", "/no/such/file"),
                        Map.entry("gateway.auth.keys.one.secret", SECRET),
                        Map.entry("gateway.auth.keys.two.secret", SECRET),
                        Map.entry("gateway.auth.keys.role.secret", SECRET + "-3"),
                        Map.entry("gateway.auth.keys.role.roles", "king"),
                        Map.entry("gateway.auth.keys.rate.secret", SECRET + "-4"),
                        Map.entry("gateway.auth.keys.rate.rpm", "0"))))
                .hasMessageContaining("gateway.auth.keys.none: needs exactly one of")
                .hasMessageContaining("gateway.auth.keys.short: the secret must have at least 16")
                .hasMessageContaining("gateway.auth.keys.hash.sha256")
                .hasMessageContaining("gateway.auth.keys.missing.secret-file")
                .hasMessageContaining("gateway.auth.keys.two: has the same secret as the key 'one'")
                .hasMessageContaining("gateway.auth.keys.role: roles are")
                .hasMessageContaining("gateway.auth.keys.rate: rpm must be")
                .hasMessageNotContaining(SECRET);
    }

    private static List<ApiKey> start(Map<String, String> properties) {
        AuthConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(AuthConfig.class)
                .build()
                .getConfigMapping(AuthConfig.class);
        var reader = new ConfiguredKeys();
        List<ApiKey> keys = reader.read(config.keys());
        AuthChecks.atStart(config, keys, reader.problems());
        return keys;
    }
}
