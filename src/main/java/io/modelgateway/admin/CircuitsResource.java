package io.modelgateway.admin;

import io.modelgateway.circuit.CircuitRegistry;
import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ProviderId;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The providers' circuits: state, counts, last change, and closing them by hand. */
@Path("/admin/circuits")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Administration")
public final class CircuitsResource {

    private final CircuitRegistry circuits;
    private final ProviderHealth health;

    @Inject
    CircuitsResource(CircuitRegistry circuits, ProviderHealth health) {
        this.circuits = circuits;
        this.health = health;
    }

    @GET
    @Operation(summary = "State, counts and last change of every provider's circuit")
    public CircuitView.All list() {
        return CircuitView.All.of(circuits.all());
    }

    @POST
    @Path("/reset")
    @Operation(summary = "Close every circuit and forget what providers were blamed for")
    public CircuitView.All resetAll() {
        circuits.resetAll();
        health.known().forEach(health::forget);
        return list();
    }

    @POST
    @Path("/{provider}/reset")
    @Operation(summary = "Close one provider's circuit and forget what it was blamed for")
    public CircuitView reset(@PathParam("provider") String provider) {
        var id = new ProviderId(provider);
        CircuitView closed = circuits.reset(id)
                .map(CircuitView::of)
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.INVALID_FIELD,
                        "'provider' names no provider that has a circuit",
                        new ErrorDetail.Param("provider"),
                        new ErrorDetail.HttpStatus(404)));
        health.forget(id);
        return closed;
    }
}
