package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.usage.Usage;
import io.modelgateway.limiter.usage.UsageCounts;
import io.modelgateway.limiter.usage.UsageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Answers questions about usage, as JSON or CSV. Thread-safe. */
@Singleton
final class UsageAnswers {

    private final Usage usage;

    @Inject
    UsageAnswers(Usage usage) {
        this.usage = usage;
    }

    /** Fails with E4301 while Redis has the figures and is away. */
    Uni<Response> answer(UsageParameters parameters, UsageQuery query) {
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
