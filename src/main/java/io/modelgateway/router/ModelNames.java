package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Strategy;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the {@code model} of a request: {@code auto}, its shorthands, or what the catalogue resolves. */
final class ModelNames {

    private static final String AUTO = "auto";
    private static final Map<String, Strategy> SHORTHANDS = Map.of(
            "auto:cost", Strategy.COST_OPTIMIZED,
            "auto:latency", Strategy.LATENCY_OPTIMIZED,
            "auto:quality", Strategy.QUALITY_OPTIMIZED);

    /** Aliases of aliases end somewhere; a circle of them is a name that does not exist. */
    private static final int MOST_ALIASES = 8;

    private static final ErrorDetail.Param MODEL = new ErrorDetail.Param("model");

    private ModelNames() {}

    /**
     * @throws GatewayException E4001 if the name is unknown or its models are disabled; E4105 if it is {@code auto:} and
     *     something that does not exist
     */
    static Selection select(String name, Catalog catalog) {
        String target = behindAliases(name, catalog);
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.equals(AUTO)) {
            return new Selection.Auto(null);
        }
        if (lower.startsWith(AUTO + ":")) {
            return new Selection.Auto(shorthand(lower));
        }
        List<ModelDefinition> models = target.isBlank() ? List.of() : catalog.resolve(target);
        if (models.isEmpty()) {
            throw unknown(name, catalog);
        }
        if (models.stream().noneMatch(ModelDefinition::serves)) {
            throw GatewayException.of(ErrorCode.MODEL_NOT_FOUND, "The model " + quoted(name) + " is disabled", MODEL);
        }
        return new Selection.Named(name, models);
    }

    private static String behindAliases(String name, Catalog catalog) {
        Map<String, String> aliases = catalog.aliases();
        String target = name.strip();
        for (int i = 0; i < MOST_ALIASES; i++) {
            String next = aliases.get(target);
            if (next == null) {
                return target;
            }
            target = next;
        }
        throw unknown(name, catalog);
    }

    private static Strategy shorthand(String lower) {
        Strategy strategy = SHORTHANDS.get(lower);
        if (strategy == null) {
            throw GatewayException.of(
                    ErrorCode.INVALID_ROUTING_STRATEGY,
                    "There is no model " + quoted(lower) + ": use auto, auto:cost, auto:latency or auto:quality",
                    MODEL);
        }
        return strategy;
    }

    private static GatewayException unknown(String name, Catalog catalog) {
        List<String> near = name.isBlank() ? List.of() : catalog.namesNear(name);
        String hint = near.isEmpty() ? "GET /v1/models lists those there are" : "did you mean " + either(near) + "?";
        return GatewayException.of(
                ErrorCode.MODEL_NOT_FOUND,
                "The model " + quoted(name) + " does not exist; " + hint,
                new ErrorDetail.NearNames(near),
                MODEL);
    }

    private static String either(List<String> names) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    /** A caller's own words, shortened: they may be anything. */
    static String quoted(String name) {
        int longest = 100;
        return "'" + (name.length() <= longest ? name : name.substring(0, longest) + "…") + "'";
    }
}
