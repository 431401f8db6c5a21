package io.modelgateway.registry;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.util.List;

/** Tells a caller that the model it named does not serve. */
public final class MissingModel {

    private static final int MAX_SHOWN_NAME = 100;

    private MissingModel() {}

    /** {@return E4001, with the names that resemble an unknown one} */
    public static GatewayException named(String asked, Catalog catalog) {
        String shown = asked.length() > MAX_SHOWN_NAME ? asked.substring(0, MAX_SHOWN_NAME) + "…" : asked;
        if (!catalog.resolve(asked).isEmpty()) {
            return GatewayException.of(
                    ErrorCode.MODEL_NOT_FOUND, "The model '" + shown + "' is disabled", new ErrorDetail.Param("model"));
        }
        List<String> near = catalog.namesNear(asked);
        String hint = near.isEmpty() ? "GET /v1/models lists those there are" : "did you mean " + either(near) + "?";
        return GatewayException.of(
                ErrorCode.MODEL_NOT_FOUND,
                "The model '" + shown + "' does not exist; " + hint,
                new ErrorDetail.Param("model"),
                new ErrorDetail.NearNames(near));
    }

    private static String either(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }
}
