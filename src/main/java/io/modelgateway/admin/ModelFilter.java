package io.modelgateway.admin;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Capability;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which models to show; an absent criterion admits all.
 *
 * @param provider the name of its provider
 * @param capability one or more with commas; a model has them all
 * @param status active, deprecated or disabled
 * @param tag one of its labels
 * @param region one of its regions
 */
record ModelFilter(
        @QueryParam("provider") @Nullable String provider,
        @QueryParam("capability") @Nullable String capability,
        @QueryParam("status") @Nullable String status,
        @QueryParam("tag") @Nullable String tag,
        @QueryParam("region") @Nullable String region) {

    /** @throws GatewayException E4506 for an unknown capability, E4502 for an unknown status */
    List<ModelDefinition> of(Catalog catalog) {
        ModelStatus wanted = wantedStatus();
        return catalog.withCapabilities(capabilities()).stream()
                .filter(model -> provider == null || model.provider().value().equals(provider))
                .filter(model -> wanted == null || model.status() == wanted)
                .filter(model -> tag == null || model.tags().contains(tag))
                .filter(model -> region == null || model.regions().contains(region))
                .toList();
    }

    private Set<Capability> capabilities() {
        var capabilities = EnumSet.noneOf(Capability.class);
        for (String name : capability == null ? new String[0] : capability.split(",")) {
            capabilities.add(Capability.byWireName(name).orElseThrow(ModelFilter::unknownCapability));
        }
        return capabilities;
    }

    private static GatewayException unknownCapability() {
        String known =
                Arrays.stream(Capability.values()).map(Capability::wireName).collect(Collectors.joining(", "));
        return GatewayException.of(
                ErrorCode.INVALID_CAPABILITY,
                "'capability' must be one of " + known,
                new ErrorDetail.Param("capability"));
    }

    private @Nullable ModelStatus wantedStatus() {
        return status == null ? null : ModelStatus.byWireName(status).orElseThrow(ModelFilter::unknownStatus);
    }

    static GatewayException unknownStatus() {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD,
                "'status' must be active, deprecated or disabled",
                new ErrorDetail.Param("status"));
    }
}
