package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.AutoModel;
import io.modelgateway.model.CatalogStamp;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.MissingModel;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.Registry;
import io.modelgateway.tokens.TokenEstimator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** The stages in their order, and the only place that knows it. Thread-safe. */
@Singleton
public final class Pipeline {

    private final Registry registry;
    private final TokenEstimator tokens;
    private final Routing routing;
    private final Stage.Next first;

    Pipeline(
            Registry registry,
            TokenEstimator tokens,
            Routing routing,
            Accounting accounting,
            Counting counting,
            Limiting limiting,
            Caching caching,
            Failover failover) {
        this.registry = registry;
        this.tokens = tokens;
        this.routing = routing;
        this.first = compose(List.of(accounting, counting, limiting, caching, failover));
    }

    private static Stage.Next compose(List<Stage> stages) {
        Stage.Next next = exchange -> {
            throw new IllegalStateException("the last stage answers");
        };
        for (Stage stage : stages.reversed()) {
            Stage.Next rest = next;
            next = exchange -> stage.handle(exchange, rest);
        }
        return next;
    }

    /**
     * Answers a request. The answer is whole, or a stream whose first content has arrived; to cancel stops the
     * provider. Every failure is a {@code GatewayException}.
     */
    public Uni<GatewayResponse> answer(RequestContext context, GatewayRequest request) {
        context.trail().trace().asked(request);
        return Uni.createFrom().deferred(() -> first.proceed(exchange(context, request)));
    }

    /**
     * Decides without calling anybody.
     *
     * @throws io.modelgateway.error.GatewayException the code of the routing step that left no candidate
     */
    public RoutingDecision route(RequestContext context, GatewayRequest request) {
        return routing.decide(exchange(context, request));
    }

    /**
     * Estimates a request's input.
     *
     * @throws io.modelgateway.error.GatewayException E4001 if no model of that name serves
     */
    public int inputTokens(GatewayRequest request) {
        Catalog catalog = registry.catalog();
        boolean auto = AutoModel.byName(catalog.behindAliases(request.model())).isPresent();
        if (!auto && catalog.resolve(request.model()).stream().noneMatch(ModelDefinition::serves)) {
            throw MissingModel.named(request.model(), catalog);
        }
        return inputTokens(request, catalog);
    }

    private Exchange exchange(RequestContext context, GatewayRequest request) {
        Catalog catalog = registry.catalog();
        context.trail().decidedBy(new CatalogStamp(catalog.version(), catalog.hash()));
        return new Exchange(context, request, catalog, inputTokens(request, catalog), new Ending());
    }

    private int inputTokens(GatewayRequest request, Catalog catalog) {
        List<ModelDefinition> named = catalog.resolve(request.model());
        ModelId counted = named.isEmpty()
                ? new ModelId(request.model())
                : named.getFirst().id();
        return Unforeseen.as(ErrorCode.TOKEN_COUNTING_FAILED, () -> tokens.inputTokens(request, counted));
    }
}
