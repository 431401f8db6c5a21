package io.modelgateway.provider;

import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.model.ProviderId;
import io.modelgateway.provider.guard.GuardedProvider;
import io.modelgateway.provider.guard.Guards;
import io.modelgateway.provider.guard.Vendor;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import io.modelgateway.registry.Registry;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The providers of the catalogue of the moment. A provider whose definition has changed gets new connections; the old
 * ones stay until every call that may use them has run out of time. Circuits and health are kept. Thread-safe.
 */
@Singleton
public final class ConfiguredProviders implements Providers {

    private record Generation(long version, Map<ProviderId, GuardedProvider> byId) {}

    private final Registry registry;
    private final Guards guards;
    private final ProviderHealth health;
    private final Vertx vertx;
    private final Map<ProviderType, Vendor> vendors;
    private volatile Generation current = new Generation(Long.MIN_VALUE, Map.of());

    @Inject
    ConfiguredProviders(
            Registry registry, Guards guards, ProviderHealth health, Vertx vertx, @All List<Vendor> vendors) {
        this.registry = registry;
        this.guards = guards;
        this.health = health;
        this.vertx = vertx;
        this.vendors = vendors.stream().collect(Collectors.toUnmodifiableMap(Vendor::type, Function.identity()));
    }

    @Override
    public Optional<Provider> find(ProviderId id) {
        return Optional.ofNullable(generation().byId().get(id));
    }

    /** {@return every provider of the catalogue} */
    public Collection<GuardedProvider> all() {
        return generation().byId().values();
    }

    @PreDestroy
    void close() {
        current.byId().values().forEach(GuardedProvider::close);
    }

    private Generation generation() {
        Catalog catalog = registry.catalog();
        Generation known = current;
        return known.version() == catalog.version() ? known : renew();
    }

    private synchronized Generation renew() {
        Catalog catalog = registry.catalog();
        Generation old = current;
        if (old.version() == catalog.version()) {
            return old;
        }
        var renewed = new HashMap<ProviderId, GuardedProvider>();
        for (ProviderDefinition definition : catalog.providers()) {
            GuardedProvider known = old.byId().get(definition.id());
            boolean unchanged = known != null && known.definition().equals(definition);
            renewed.put(definition.id(), unchanged ? known : connect(definition));
        }
        current = new Generation(catalog.version(), Map.copyOf(renewed));
        old.byId().forEach((id, provider) -> {
            if (renewed.get(id) != provider) {
                retire(id, provider);
            }
        });
        return current;
    }

    private GuardedProvider connect(ProviderDefinition definition) {
        Vendor vendor = vendors.get(definition.type());
        if (vendor == null) {
            throw new IllegalStateException("no vendor for providers of type " + definition.type());
        }
        return new GuardedProvider(vendor.connect(definition), guards.of(definition, vendor), health);
    }

    /** What was known of its health belonged to the old address. */
    private void retire(ProviderId id, GuardedProvider provider) {
        health.forget(id);
        long grace = provider.definition().timeouts().total().toMillis() + 1000;
        vertx.setTimer(grace, _ -> provider.close());
    }
}
