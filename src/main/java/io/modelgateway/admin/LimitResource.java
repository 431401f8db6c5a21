package io.modelgateway.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.LimitState;
import io.modelgateway.limiter.Limiter;
import io.modelgateway.limiter.Measure;
import io.modelgateway.limiter.Rule;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import io.modelgateway.model.Money;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Agents' limits: what is left of them, and changing them while the gateway runs. */
@Path("/admin/limits/{agent}")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Administration")
public final class LimitResource {

    private static final List<String> CHANGEABLE = List.of("rpm", "tpm", "concurrent");

    private final Limiter limiter;

    @Inject
    LimitResource(Limiter limiter) {
        this.limiter = limiter;
    }

    @GET
    @Operation(summary = "Every limit and budget of an agent, and how much is left")
    public Uni<ObjectNode> get(@PathParam("agent") String agent) {
        AgentDid did = AgentDid.parse(agent, "agent");
        return available(limiter.states(did)).map(states -> shown(did, states));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set rpm, tpm or concurrent of an agent, on every replica, until they are removed")
    public Uni<ObjectNode> change(@PathParam("agent") String agent, byte[] body) {
        AgentDid did = AgentDid.parse(agent, "agent");
        return available(limiter.change(did, allowance(AdminBody.object(body)))).chain(() -> get(agent));
    }

    @DELETE
    @Operation(summary = "Give an agent its configured limits back")
    public Uni<Void> restore(@PathParam("agent") String agent) {
        return available(limiter.restore(AgentDid.parse(agent, "agent")));
    }

    @POST
    @Path("/reset")
    @Operation(summary = "Make an agent's rates full and its budgets unspent")
    public Uni<Void> reset(@PathParam("agent") String agent) {
        return available(limiter.reset(AgentDid.parse(agent, "agent")));
    }

    private static <T> Uni<T> available(Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof GatewayException))
                .transform(away -> GatewayException.of(
                        ErrorCode.CACHE_UNAVAILABLE, "The limits are in Redis, which is not available at the moment"));
    }

    private static Allowance allowance(ObjectNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!CHANGEABLE.contains(name)) {
                throw InvalidParameter.of("'" + name + "' cannot be set here, only rpm, tpm and concurrent", name);
            }
        }
        try {
            return new Allowance(figure(body, "rpm"), figure(body, "tpm"), figure(body, "concurrent"), List.of());
        } catch (IllegalArgumentException e) {
            throw InvalidParameter.of("The limits cannot be: " + e.getMessage(), "rpm");
        }
    }

    private static OptionalLong figure(ObjectNode body, String name) {
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw InvalidParameter.of("'" + name + "' must be a whole number", name);
        }
        return OptionalLong.of(value.longValue());
    }

    private static ObjectNode shown(AgentDid agent, List<LimitState> states) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("agent", agent.value());
        ArrayNode limits = node.putArray("limits");
        states.forEach(state -> limit(limits.addObject(), state));
        return node;
    }

    private static void limit(ObjectNode node, LimitState state) {
        Rule rule = state.rule();
        node.put("measure", rule.measure().wireName());
        if (!rule.period().isEmpty()) {
            node.put("period", rule.period());
        }
        if (rule.measure() == Measure.MONEY_BUDGET) {
            node.put("limit_usd", new Money(rule.claim().limit()).toUsd());
            node.put("left_usd", new Money(state.state().left()).toUsd());
        } else {
            node.put("limit", rule.claim().limit());
            node.put("left", state.state().left());
        }
        node.put("reservations", state.reservations());
        if (rule.measure() == Measure.MONEY_BUDGET) {
            node.put("reserved_usd", new Money(state.reserved()).toUsd());
        } else {
            node.put("reserved", state.reserved());
        }
        if (state.state().fullAfterMillis() > 0) {
            node.put("full_after_ms", state.state().fullAfterMillis());
        }
    }
}
