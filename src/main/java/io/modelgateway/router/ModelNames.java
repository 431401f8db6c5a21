package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands the {@code model} field: {@code auto} and its variants, ids, {@code provider/id}, aliases. */
final class ModelNames {

    private static final String AUTO = "auto";
    private static final Map<String, Strategy> VARIANTS = Map.of(
            "auto:cost", Strategy.COST_OPTIMIZED,
            "auto:latency", Strategy.LATENCY_OPTIMIZED,
            "auto:quality", Strategy.QUALITY_OPTIMIZED);
    private static final int MAX_ALIAS_HOPS = 10;
    private static final int MAX_SHOWN_NAME = 100;

    private final boolean autoIncludesMock;

    ModelNames(boolean autoIncludesMock) {
        this.autoIncludesMock = autoIncludesMock;
    }

    /** @throws GatewayException E4001 with near names for an unknown name or a disabled model */
    Selection select(String asked, Catalog catalog) {
        String name = behindAliases(asked, catalog.aliases());
        if (name.equals(AUTO)) {
            return automatic(catalog, null);
        }
        Strategy variant = VARIANTS.get(name);
        return variant == null ? named(asked, name, catalog) : automatic(catalog, variant);
    }

    private static String behindAliases(String name, Map<String, String> aliases) {
        String current = name;
        for (int hop = 0; hop < MAX_ALIAS_HOPS && aliases.containsKey(current); hop++) {
            current = aliases.get(current);
        }
        return current;
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
        List<ModelDefinition> known = catalog.resolve(name);
        List<ModelDefinition> serving =
                known.stream().filter(ModelDefinition::serves).toList();
        if (serving.isEmpty()) {
            throw unknown(asked, known.isEmpty(), catalog);
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

    private static GatewayException unknown(String asked, boolean nowhere, Catalog catalog) {
        String shown = asked.length() > MAX_SHOWN_NAME ? asked.substring(0, MAX_SHOWN_NAME) + "…" : asked;
        if (!nowhere) {
            return GatewayException.of(
                    ErrorCode.MODEL_NOT_FOUND, "The model '" + shown + "' is disabled", new ErrorDetail.Param("model"));
        }
        List<String> near = catalog.namesNear(asked);
        String hint = near.isEmpty() ? "GET /v1/models lists them" : "did you mean " + String.join(", ", near) + "?";
        return GatewayException.of(
                ErrorCode.MODEL_NOT_FOUND,
                "The model '" + shown + "' does not exist; " + hint,
                new ErrorDetail.Param("model"),
                new ErrorDetail.NearNames(near));
    }
}
