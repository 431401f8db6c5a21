package io.modelgateway.router;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.Trail;
import io.modelgateway.registry.Catalog;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;

/** A router whose every source of change is in the test's hand. */
final class RouterFixture implements Availability {

    static final int INPUT_TOKENS = 1_000;

    /** What is left of the time that any open circuit stays open. */
    static final Duration REMAINING_OPEN = Duration.ofSeconds(17);

    long nowNanos;
    final LiveLatency latency = new LiveLatency(Duration.ofMinutes(5), () -> nowNanos);
    final ProvisionedUsage provisioned = new ProvisionedUsage(() -> nowNanos);
    private final Map<String, Verdict> verdicts = new HashMap<>();
    private final Router router;

    RouterFixture() {
        this(RoutingSettings.DEFAULTS);
    }

    RouterFixture(RoutingSettings settings) {
        router = new CatalogRouter(settings, this, latency, provisioned, new SplittableRandom(42));
    }

    /** Sets the verdict of a provider, or of one model as {@code provider/id}. */
    RouterFixture where(String name, Verdict verdict) {
        verdicts.put(name, verdict);
        return this;
    }

    @Override
    public Verdict of(ProviderId provider, ModelId model) {
        return verdicts.getOrDefault(
                provider + "/" + model, verdicts.getOrDefault(provider.value(), Verdict.AVAILABLE));
    }

    @Override
    public Duration remainingOpen(ProviderId provider) {
        return verdicts.get(provider.value()) == Verdict.CIRCUIT_OPEN ? REMAINING_OPEN : Duration.ZERO;
    }

    RoutingDecision choose(GatewayRequest request, RoutingRequirements requirements, int inputTokens, Catalog catalog) {
        var context = new RequestContext(
                "request",
                Dialect.OPENAI,
                Caller.ANONYMOUS,
                requirements,
                Priority.NORMAL,
                new Deadline(0),
                CacheDirective.DEFAULT,
                Map.of(),
                new Trail());
        return router.choose(request, context, inputTokens, catalog);
    }

    RoutingDecision choose(String model, Catalog catalog) {
        return choose(Requests.chat(model), RoutingRequirements.NONE, INPUT_TOKENS, catalog);
    }

    RoutingDecision choose(String model, RoutingRequirements requirements, Catalog catalog) {
        return choose(Requests.chat(model), requirements, INPUT_TOKENS, catalog);
    }

    GatewayException refuse(String model, RoutingRequirements requirements, Catalog catalog) {
        return refuse(Requests.chat(model), requirements, INPUT_TOKENS, catalog);
    }

    GatewayException refuse(String model, Catalog catalog) {
        return refuse(model, RoutingRequirements.NONE, catalog);
    }

    GatewayException refuse(
            GatewayRequest request, RoutingRequirements requirements, int inputTokens, Catalog catalog) {
        return Assertions.catchThrowableOfType(
                GatewayException.class, () -> choose(request, requirements, inputTokens, catalog));
    }

    /** {@return the chain as {@code provider/id}, in order} */
    static List<String> chain(RoutingDecision decision) {
        return decision.chain().stream()
                .map(target -> target.provider() + "/" + target.id())
                .toList();
    }

    static String primary(RoutingDecision decision) {
        return chain(decision).getFirst();
    }
}
