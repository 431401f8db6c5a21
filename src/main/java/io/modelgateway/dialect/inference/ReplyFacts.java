package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.ReplyContext;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the gateway tells of a request beside the answer itself: who answered, how long, at what price, and why. */
final class ReplyFacts {

    private final ReplyContext context;

    ReplyFacts(ReplyContext context) {
        this.context = context;
    }

    /** Writes who answered; a model that was not routed to goes by the name it answered with. */
    void writeHead(ObjectNode json, String answeringModel) {
        Optional<ModelKey> target =
                trail().answeredBy().or(() -> trail().decision().map(RoutingDecision::primary));
        json.put("request_id", context.context().requestId())
                .put("model_id", target.map(ModelKey::id).map(ModelId::value).orElse(answeringModel))
                .put(
                        "provider",
                        target.map(ModelKey::provider).map(ProviderId::value).orElse(null));
    }

    /** Writes everything that is known once the answer is complete. */
    void writeTail(ObjectNode json, TokenUsage reported) {
        json.set("token_usage", Figures.usage(usage(reported)));
        json.put("latency_ms", context.elapsed().get().toMillis()).put("cached", trail().fromMemory());
        json.set("cost", Figures.cost(trail().cost()));
        json.set("routing", trail().decision().<JsonNode>map(RouteCodec::toJson).orElseGet(NullNode::getInstance));
        ArrayNode attempts = json.putArray("attempts");
        trail().calls().made().forEach(attempt -> write(attempt, attempts.addObject()));
        json.set("metadata", metadata());
    }

    /** The settled figures, or the provider's own where nothing has been settled. */
    TokenUsage usage(TokenUsage reported) {
        return trail().usage().equals(TokenUsage.UNKNOWN) ? reported : trail().usage();
    }

    String requestId() {
        return context.context().requestId();
    }

    private Trail trail() {
        return context.context().trail();
    }

    private static void write(Attempt attempt, ObjectNode json) {
        json.put("model", attempt.model().value())
                .put("provider", attempt.provider().value())
                .put("outcome", attempt.succeeded() ? "success" : "failure");
        if (attempt.code() != null) {
            json.put("code", attempt.code().id());
        }
        json.put("latency_ms", attempt.latency().toMillis());
    }

    /** The caller's labels come back just as they were sent. */
    private JsonNode metadata() {
        WireBody original = context.request().original();
        if (original != null && original.dialect() == Dialect.NATIVE) {
            return JsonSplice.of(original.bytes())
                    .value("metadata")
                    .filter(value -> value[0] == '{')
                    .map(value -> GatewayJson.raw(new Json(new String(value, StandardCharsets.UTF_8))))
                    .orElseGet(GatewayJson::object);
        }
        ObjectNode labels = GatewayJson.object();
        context.request().metadata().forEach(labels::put);
        return labels;
    }
}
