package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.auth.Callers;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.usage.Dimension;
import io.modelgateway.limiter.usage.Usage;
import io.modelgateway.limiter.usage.UsageCounts;
import io.modelgateway.limiter.usage.UsageQuery;
import io.modelgateway.model.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was used and what it cost: everything for operators, their own for keys. */
@Path("/")
@NonBlocking
public final class UsageResource {

    private final Usage usage;
    private final Clock clock;

    @Inject
    UsageResource(Usage usage, Clock clock) {
        this.usage = usage;
        this.clock = clock;
    }

    @GET
    @Path("/admin/usage")
    @Tag(name = "Administration")
    @Operation(summary = "Requests, tokens and cost by day, agent, key, team, model and provider, as JSON or CSV")
    public Uni<Response> all(@BeanParam UsageParameters parameters) {
        return answer(parameters, parameters.query(clock));
    }

    /** A key's own; without keys that of the agent the request names. */
    @GET
    @Path("/v1/usage")
    @Tag(name = "Usage")
    @Operation(summary = "What the key that asks has used itself")
    public Uni<Response> own(@BeanParam UsageParameters parameters, RoutingContext routing) {
        Caller caller = Callers.of(routing);
        UsageQuery query = parameters.query(clock);
        Map<Dimension, String> own = caller.key()
                .map(key -> Map.of(Dimension.KEY, key))
                .orElseGet(() -> Map.of(Dimension.AGENT, parameters.namedAgent()));
        var where = new EnumMap<Dimension, String>(Dimension.class);
        where.putAll(query.where());
        where.putAll(own);
        return answer(parameters, new UsageQuery(query.from(), query.to(), where, query.group()));
    }

    private Uni<Response> answer(UsageParameters parameters, UsageQuery query) {
        return usage.read(Usage.days(query.from(), query.to()))
                .onFailure(failure -> !(failure instanceof GatewayException))
                .transform(away -> GatewayException.of(
                        ErrorCode.CACHE_UNAVAILABLE, "Usage is in Redis, which is not available at the moment"))
                .map(query::answer)
                .map(rows -> parameters.csv()
                        ? Response.ok(UsageCsv.of(query, rows), "text/csv; charset=utf-8")
                                .build()
                        : Response.ok(json(query, rows), MediaType.APPLICATION_JSON)
                                .build());
    }

    private static ObjectNode json(UsageQuery query, Map<List<String>, UsageCounts> rows) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("from", query.from().toString());
        node.put("to", query.to().toString());
        ArrayNode shown = node.putArray("rows");
        rows.forEach((values, counts) -> {
            ObjectNode row = shown.addObject();
            for (int i = 0; i < values.size(); i++) {
                row.put(query.group().get(i).wireName(), values.get(i));
            }
            figures(row, counts);
        });
        figures(node.putObject("total"), rows.values().stream().reduce(UsageCounts.NOTHING, UsageCounts::plus));
        return node;
    }

    private static void figures(ObjectNode node, UsageCounts counts) {
        node.put("requests", counts.requests());
        node.put("errors", counts.errors());
        node.put("cache_hits", counts.cacheHits());
        node.put("input_tokens", counts.inputTokens());
        node.put("output_tokens", counts.outputTokens());
        node.put("cached_tokens", counts.cachedTokens());
        node.put("cost_usd", counts.cost().toUsd());
        node.put("saved_usd", counts.saved().toUsd());
    }
}
