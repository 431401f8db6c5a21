package io.modelgateway.auth;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All keys at one moment, found by hash and by name. Immutable. A configured key goes before a stored one of its name. */
final class KeyRing {

    static final KeyRing EMPTY = new KeyRing(List.of(), List.of());

    private final Map<String, ApiKey> byName = new TreeMap<>();
    private final Map<String, ApiKey> byHash = new HashMap<>();

    KeyRing(Collection<ApiKey> configured, Collection<ApiKey> stored) {
        stored.forEach(key -> byName.put(key.name(), key));
        configured.forEach(key -> byName.put(key.name(), key));
        byName.values().forEach(key -> key.hashes().forEach(hash -> byHash.put(hash.sha256(), key)));
    }

    /**
     * {@return the key with that secret} Where it is looked up tells nothing of any secret, since hashes cannot be aimed;
     * the comparison that counts takes constant time.
     */
    Optional<ApiKey> withSecret(String hash, Instant now) {
        return Optional.ofNullable(byHash.get(hash)).filter(key -> key.matches(hash, now));
    }

    Optional<ApiKey> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<ApiKey> all() {
        return List.copyOf(byName.values());
    }
}
