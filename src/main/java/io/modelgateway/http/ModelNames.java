package io.modelgateway.http;

import io.modelgateway.model.AutoModel;
import io.modelgateway.model.Caller;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.MissingModel;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderType;
import io.modelgateway.registry.Registry;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The names a client may send as {@code model}, for the lists of every dialect. Thread-safe. */
@Singleton
public final class ModelNames {

    private final Registry registry;

    ModelNames(Registry registry) {
        this.registry = registry;
    }

    /** {@return {@code auto}, the ids of the models that serve the caller, and the aliases of these, in this order} */
    public List<NamedModel> all(Caller caller) {
        Catalog catalog = registry.catalog();
        Map<String, NamedModel> names = new LinkedHashMap<>();
        names.put(AutoModel.AUTO.wireName(), automatic(AutoModel.AUTO.wireName(), catalog, caller));
        catalog.models().stream()
                .filter(model -> serves(model, caller))
                .map(model -> model.id().value())
                .forEach(id -> names.computeIfAbsent(id, name -> named(name, catalog, caller)));
        new TreeMap<>(catalog.aliases())
                .keySet().stream()
                        .map(alias -> meaning(alias, catalog, caller))
                        .filter(alias -> !alias.models().isEmpty())
                        .forEach(alias -> names.put(alias.name(), alias));
        return List.copyOf(names.values());
    }

    /**
     * {@return what that name means}
     *
     * @throws io.modelgateway.error.GatewayException E4001 if it means no model that serves the caller
     */
    public NamedModel named(String name, Caller caller) {
        Catalog catalog = registry.catalog();
        NamedModel meant = meaning(name, catalog, caller);
        if (meant.models().isEmpty() && !isAuto(name, catalog)) {
            throw MissingModel.named(name, catalog);
        }
        return meant;
    }

    private static NamedModel meaning(String name, Catalog catalog, Caller caller) {
        return isAuto(name, catalog) ? automatic(name, catalog, caller) : named(name, catalog, caller);
    }

    private static boolean serves(ModelDefinition model, Caller caller) {
        return model.serves() && caller.permissions().allows(model.provider(), model.id());
    }

    private static boolean isAuto(String name, Catalog catalog) {
        return AutoModel.byName(catalog.behindAliases(name)).isPresent();
    }

    private static NamedModel named(String name, Catalog catalog, Caller caller) {
        List<ModelDefinition> serving = catalog.resolve(name).stream()
                .filter(model -> serves(model, caller))
                .toList();
        String owner = serving.size() == 1 ? serving.getFirst().provider().value() : NamedModel.GATEWAY;
        return new NamedModel(name, owner, serving);
    }

    private static NamedModel automatic(String name, Catalog catalog, Caller caller) {
        List<ModelDefinition> choice = catalog.models().stream()
                .filter(model -> serves(model, caller))
                .filter(model -> !isMock(model, catalog))
                .toList();
        return new NamedModel(name, NamedModel.GATEWAY, choice);
    }

    private static boolean isMock(ModelDefinition model, Catalog catalog) {
        return catalog.provider(model.provider())
                .filter(provider -> provider.type() == ProviderType.MOCK)
                .isPresent();
    }
}
