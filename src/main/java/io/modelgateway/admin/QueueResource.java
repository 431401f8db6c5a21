package io.modelgateway.admin;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ProviderId;
import io.modelgateway.queue.LineMode;
import io.modelgateway.queue.SlotDesk;
import io.modelgateway.registry.Registry;
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

/** The lines in front of the providers: who waits, and holding them up by hand. What is set here ends with the process. */
@Path("/admin/queue")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Administration")
public final class QueueResource {

    private final SlotDesk desk;
    private final Registry registry;

    @Inject
    QueueResource(SlotDesk desk, Registry registry) {
        this.desk = desk;
        this.registry = registry;
    }

    @GET
    @Operation(summary = "Slots in use and everybody who waits, in the order of their calls")
    public QueueView show() {
        return QueueView.of(desk.lines(), desk.totals());
    }

    @POST
    @Path("/{provider}/pause")
    @Operation(summary = "Call nobody; whoever comes waits")
    public QueueView pause(@PathParam("provider") String provider) {
        return become(provider, LineMode.PAUSED);
    }

    @POST
    @Path("/{provider}/drain")
    @Operation(summary = "Serve whoever waits; whoever comes goes to another provider or is refused")
    public QueueView drain(@PathParam("provider") String provider) {
        return become(provider, LineMode.DRAINING);
    }

    @POST
    @Path("/{provider}/resume")
    @Operation(summary = "End a pause or a drain")
    public QueueView resume(@PathParam("provider") String provider) {
        return become(provider, LineMode.OPEN);
    }

    private QueueView become(String name, LineMode mode) {
        var provider = new ProviderId(name);
        if (registry.catalog().provider(provider).isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.INVALID_FIELD,
                    "'provider' names no provider that is configured",
                    new ErrorDetail.Param("provider"));
        }
        desk.become(provider, mode);
        return show();
    }
}
