package io.modelgateway.admin;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the one model an operator names. Aliases do not count here: what is changed must be what is named. */
final class ModelNames {

    private ModelNames() {}

    /**
     * @param name an id, or {@code provider/id}
     * @throws GatewayException E4001 if there is none, E4502 if several providers have one of that id
     */
    static ModelDefinition theOne(Catalog catalog, String name) {
        List<ModelDefinition> found = name.isBlank() ? List.of() : catalog.withId(new ModelId(name));
        if (found.size() > 1) {
            String choice = found.stream().map(ModelDefinition::qualifiedName).collect(Collectors.joining(" or "));
            throw GatewayException.of(
                    ErrorCode.INVALID_FIELD,
                    "Several providers have a model of that id; name " + choice,
                    new ErrorDetail.Param("id"));
        }
        return found.stream()
                .findFirst()
                .or(() -> {
                    int slash = name.indexOf('/');
                    boolean qualified = slash > 0 && !name.substring(slash + 1).isBlank();
                    return qualified
                            ? catalog.find(
                                    new ProviderId(name.substring(0, slash)), new ModelId(name.substring(slash + 1)))
                            : Optional.empty();
                })
                .orElseThrow(() -> unknown(catalog, name));
    }

    private static GatewayException unknown(Catalog catalog, String name) {
        List<String> near = catalog.namesNear(name);
        String hint = near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
        return GatewayException.of(
                ErrorCode.MODEL_NOT_FOUND, "There is no such model" + hint, new ErrorDetail.NearNames(near));
    }
}
