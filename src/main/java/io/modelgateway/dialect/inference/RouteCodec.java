package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.model.CandidateFate;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RoutingDecision;

/** The body of POST /v1/route's answer, which is also {@code routing} in a native answer. Stateless and thread-safe. */
public final class RouteCodec {

    /** {@return the decision with every candidate's fate} */
    public byte[] encode(RoutingDecision decision) {
        return GatewayJson.write(toJson(decision));
    }

    static ObjectNode toJson(RoutingDecision decision) {
        ObjectNode json = GatewayJson.object();
        json.put("strategy", decision.strategy().wireName());
        target(decision.primary(), json.putObject("primary"));
        ArrayNode chain = json.putArray("chain");
        decision.chain().forEach(target -> target(target, chain.addObject()));
        json.set("estimated_cost_cents", Figures.cents(decision.estimatedCost()));
        json.put("estimated_latency_ms", decision.estimatedLatency().toMillis())
                .put("estimated_input_tokens", decision.inputTokens())
                .put("reason", decision.reason());
        ArrayNode candidates = json.putArray("candidates");
        decision.candidates().forEach(fate -> candidate(fate, candidates.addObject()));
        return json;
    }

    private static void target(ModelKey target, ObjectNode json) {
        json.put("model", target.id().value()).put("provider", target.provider().value());
    }

    private static void candidate(CandidateFate fate, ObjectNode json) {
        json.put("model", fate.model().value())
                .put("provider", fate.provider().value())
                .put("kept", fate.kept());
        if (fate.rejectedAt() != null) {
            json.put("rejected_at", fate.rejectedAt().wireName());
        }
        if (fate.code() != null) {
            json.put("code", fate.code().id());
        }
        if (fate.note() != null) {
            json.put("note", fate.note());
        }
        json.set("estimated_cost_cents", Figures.cents(fate.estimatedCost()));
        json.put("estimated_latency_ms", fate.estimatedLatency().toMillis());
    }
}
