package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.limiter.Limiter;
import io.modelgateway.limiter.LimitsOverview;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The limits at a glance; {@link LimitResource} has those of one agent. */
@Path("/admin/limits")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Administration")
public final class LimitsResource {

    private final Limiter limiter;

    @Inject
    LimitsResource(Limiter limiter) {
        this.limiter = limiter;
    }

    @GET
    @Operation(summary = "What every agent may use, where that is kept, and what was changed at run time")
    public ObjectNode get() {
        LimitsOverview overview = limiter.overview();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("kept_in", overview.keptIn());
        node.put("reservations", overview.reservations());
        put(node.putObject("every_agent"), overview.everyAgent());
        ArrayNode changed = node.putArray("changed");
        overview.changed().entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<AgentDid, Allowance> entry) -> entry.getKey().value()))
                .forEach(entry ->
                        put(changed.addObject().put("agent", entry.getKey().value()), entry.getValue()));
        return node;
    }

    private static void put(ObjectNode node, Allowance allowance) {
        allowance.rpm().ifPresent(figure -> node.put("rpm", figure));
        allowance.tpm().ifPresent(figure -> node.put("tpm", figure));
        allowance.concurrent().ifPresent(figure -> node.put("concurrent", figure));
    }
}
