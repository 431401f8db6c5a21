package io.modelgateway.auth;

import io.modelgateway.config.AllowanceSettings;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Permissions;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the keys of the configuration, and finds everything that is wrong with them in one pass. Not thread-safe. */
final class ConfiguredKeys {

    private static final int SHORTEST_SECRET = 16;
    private static final int LARGEST_FILE = 16 * 1024;

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    /** {@return the keys that can be read, by name} */
    List<ApiKey> read(Map<String, AuthConfig.Key> settings) {
        var keys = new ArrayList<ApiKey>();
        new TreeMap<>(settings).forEach((name, key) -> read(name, key).ifPresent(keys::add));
        return keys;
    }

    /** {@return one sentence for each mistake so far, with the property's name} */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private Optional<ApiKey> read(String name, AuthConfig.Key settings) {
        String prefix = "gateway.auth.keys." + name;
        int before = problems.size();
        if (!KeyNames.valid(name)) {
            problems.add(prefix + ": " + KeyNames.RULE);
        }
        String hash = hash(prefix, settings);
        if (hash != null) {
            String owner = owners.putIfAbsent(hash, name);
            if (owner != null) {
                problems.add(prefix + ": has the same secret as the key '" + owner + "'");
            }
        }
        try {
            if (problems.size() == before && hash != null) {
                return Optional.of(key(name, settings, hash));
            }
        } catch (GatewayException | IllegalArgumentException | ArithmeticException e) {
            problems.add(prefix + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    private static ApiKey key(String name, AuthConfig.Key settings, String hash) {
        return new ApiKey(
                name,
                settings.agent().map(did -> AgentDid.parse(did, "agent")).orElseGet(() -> KeyNames.agent(name)),
                settings.team().orElse(null),
                roles(settings.roles()),
                new Permissions(
                        Set.copyOf(settings.models().orElse(List.of())),
                        settings.providers().orElse(List.of()).stream()
                                .map(ProviderId::new)
                                .collect(Collectors.toSet()),
                        Set.copyOf(settings.regions().orElse(List.of())),
                        settings.priorityCeiling().map(ConfiguredKeys::priority).orElse(null)),
                AllowanceSettings.read(settings),
                settings.enabled(),
                settings.expires().orElse(null),
                null,
                List.of(new KeyHash(hash, null)));
    }

    private static Set<Role> roles(List<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Role.byWireName(name)
                    .orElseThrow(() -> new IllegalArgumentException("roles are inference, read and admin")));
        }
        return roles;
    }

    private static Priority priority(String name) {
        return Priority.byWireName(name)
                .orElseThrow(() -> new IllegalArgumentException("priority-ceiling is high, normal or low"));
    }

    private @Nullable String hash(String prefix, AuthConfig.Key settings) {
        long ways = Stream.of(settings.secret(), settings.secretFile(), settings.sha256())
                .filter(Optional::isPresent)
                .count();
        if (ways != 1) {
            problems.add(prefix + ": needs exactly one of secret, secret-file and sha256");
            return null;
        }
        if (settings.sha256().isPresent()) {
            String hash = settings.sha256().get().strip().toLowerCase(Locale.ROOT);
            if (!hash.matches("[0-9a-f]{64}")) {
                problems.add(prefix + ".sha256: must have 64 hexadecimal digits");
                return null;
            }
            return hash;
        }
        String secret = settings.secret()
                .orElseGet(() -> file(prefix, settings.secretFile().orElse("")));
        if (secret.strip().length() < SHORTEST_SECRET) {
            problems.add(prefix + ": the secret must have at least " + SHORTEST_SECRET + " characters");
            return null;
        }
        return KeyHash.of(secret.strip());
    }

    private String file(String prefix, String name) {
        try {
            Path file = Path.of(name);
            if (Files.size(file) <= LARGEST_FILE) {
                return Files.readString(file, StandardCharsets.UTF_8);
            }
            problems.add(prefix + ".secret-file: '" + name + "' is larger than 16 KiB");
        } catch (IOException | InvalidPathException e) {
            problems.add(prefix + ".secret-file: '" + name + "' cannot be read");
        }
        return "";
    }
}
