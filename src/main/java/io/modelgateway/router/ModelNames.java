package io.modelgateway.router;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AutoModel;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.MissingModel;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands the {@code model} field: {@code auto} and its variants, ids, {@code provider/id}, aliases. */
final class ModelNames {

    private final boolean autoIncludesMock;

    ModelNames(boolean autoIncludesMock) {
        this.autoIncludesMock = autoIncludesMock;
    }

    /** @throws GatewayException E4001 with near names for an unknown name or a disabled model */
    Selection select(String asked, Catalog catalog) {
        String name = catalog.behindAliases(asked.strip());
        return AutoModel.byName(name)
                .map(auto -> automatic(catalog, auto.strategy().orElse(null)))
                .orElseGet(() -> named(asked, name, catalog));
    }

    private Selection automatic(Catalog catalog, @Nullable Strategy strategy) {
        var models = new ArrayList<ModelDefinition>(catalog.models().size());
        for (ModelDefinition model : catalog.models()) {
            if (model.serves() && mayBeAutomatic(model, catalog)) {
                models.add(model);
            }
        }
        return new Selection(false, models, List.of(), strategy);
    }

    private boolean mayBeAutomatic(ModelDefinition model, Catalog catalog) {
        return autoIncludesMock
                || catalog.provider(model.provider())
                        .map(provider -> provider.type() != ProviderType.MOCK)
                        .orElse(true);
    }

    private Selection named(String asked, String name, Catalog catalog) {
        List<ModelDefinition> serving =
                catalog.resolve(name).stream().filter(ModelDefinition::serves).toList();
        if (serving.isEmpty()) {
            throw MissingModel.named(asked, catalog);
        }
        return new Selection(true, serving, fallbacks(serving.getFirst(), catalog), null);
    }

    private List<ModelDefinition> fallbacks(ModelDefinition model, Catalog catalog) {
        var all = new ArrayList<ModelDefinition>();
        for (ModelId fallback : model.fallbacks()) {
            for (ModelDefinition known : catalog.resolve(fallback.value())) {
                if (known.serves() && mayBeAutomatic(known, catalog)) {
                    all.add(known);
                }
            }
        }
        return all;
    }
}
