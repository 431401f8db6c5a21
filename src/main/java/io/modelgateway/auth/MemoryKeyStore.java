package io.modelgateway.auth;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys of this process, until it stops. */
final class MemoryKeyStore implements KeyStore {

    private final ConcurrentHashMap<String, ApiKey> keys = new ConcurrentHashMap<>();

    @Override
    public Uni<Optional<List<ApiKey>>> changes() {
        return Uni.createFrom().item(() -> Optional.of(List.copyOf(keys.values())));
    }

    @Override
    public Uni<Boolean> add(ApiKey key) {
        return Uni.createFrom().item(() -> keys.putIfAbsent(key.name(), key) == null);
    }

    @Override
    public Uni<Boolean> replace(ApiKey key) {
        return Uni.createFrom().item(() -> keys.replace(key.name(), key) != null);
    }

    @Override
    public Uni<Boolean> remove(String name) {
        return Uni.createFrom().item(() -> keys.remove(name) != null);
    }
}
