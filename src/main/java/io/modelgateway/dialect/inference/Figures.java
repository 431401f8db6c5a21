package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.Cost;
import io.modelgateway.model.Json;
import io.modelgateway.model.Money;
import io.modelgateway.model.TokenUsage;
import java.util.Optional;
import java.util.OptionalInt;

/** Money and tokens as JSON. What nobody knows is {@code null}, not zero. */
final class Figures {

    private Figures() {}

    /** {@return cents as a plain decimal, never in scientific notation} */
    static JsonNode cents(Money money) {
        return GatewayJson.raw(new Json(money.toCents().toPlainString()));
    }

    static JsonNode cost(Optional<Cost> cost) {
        if (cost.isEmpty()) {
            return NullNode.getInstance();
        }
        ObjectNode json = GatewayJson.object();
        json.set("input_cents", cents(cost.get().input()));
        json.set("output_cents", cents(cost.get().output()));
        json.set("cached_cents", cents(cost.get().cached()));
        json.set("total_cents", cents(cost.get().total()));
        return json;
    }

    static ObjectNode usage(TokenUsage usage) {
        ObjectNode json = GatewayJson.object();
        put(json, "input_tokens", usage.input());
        put(json, "output_tokens", usage.output());
        put(json, "cached_tokens", usage.cachedInput());
        boolean both = usage.input().isPresent() && usage.output().isPresent();
        put(json, "total_tokens", both ? OptionalInt.of(usage.total()) : OptionalInt.empty());
        if (usage.reasoning().isPresent()) {
            put(json, "reasoning_tokens", usage.reasoning());
        }
        if (usage.estimated()) {
            json.put("estimated", true);
        }
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalInt figure) {
        if (figure.isPresent()) {
            json.put(name, figure.getAsInt());
        } else {
            json.putNull(name);
        }
    }
}
