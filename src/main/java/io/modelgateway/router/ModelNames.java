package io.modelgateway.router;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AutoModel;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.MissingModel;
import io.modelgateway.registry.ModelDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the {@code model} of a request: {@code auto}, its shorthands, or what the catalogue resolves. */
final class ModelNames {

    private static final String SHORTHAND = "auto:";
    private static final int LONGEST_SHOWN = 100;

    private ModelNames() {}

    /**
     * @throws GatewayException E4001 if the name is unknown or its models are disabled; E4105 if it is {@code auto:} and
     *     something that does not exist
     */
    static Selection select(String name, Catalog catalog) {
        String target = catalog.behindAliases(name.strip());
        String lower = target.toLowerCase(Locale.ROOT);
        Optional<AutoModel> auto = AutoModel.byName(lower);
        if (auto.isPresent()) {
            return new Selection.Auto(auto.get().strategy().orElse(null));
        }
        if (lower.startsWith(SHORTHAND)) {
            throw GatewayException.of(
                    ErrorCode.INVALID_ROUTING_STRATEGY,
                    "There is no model " + quoted(lower) + ": use auto, auto:cost, auto:latency or auto:quality",
                    new ErrorDetail.Param("model"));
        }
        List<ModelDefinition> models = target.isBlank() ? List.of() : catalog.resolve(target);
        if (models.stream().noneMatch(ModelDefinition::serves)) {
            throw MissingModel.named(name, catalog);
        }
        return new Selection.Named(name, models);
    }

    /** A caller's own words, shortened: they may be anything. */
    static String quoted(String name) {
        return "'" + (name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…") + "'";
    }
}
