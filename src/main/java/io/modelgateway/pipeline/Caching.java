package io.modelgateway.pipeline;

import io.modelgateway.cache.AnswerCache;
import io.modelgateway.cache.Inquiry;
import io.modelgateway.model.AutoModel;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.Trail;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ModelStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from memory what can be. By the models that a name stands for at the moment, not by the name, so that a changed
 * alias or catalogue is not answered with yesterday's model; a name that no model serves any more goes on to be refused.
 */
@Singleton
final class Caching implements Stage {

    private final AnswerCache cache;

    Caching(AnswerCache cache) {
        this.cache = cache;
    }

    @Override
    public Uni<GatewayResponse> handle(Exchange exchange, Next next) {
        String name = exchange.catalog().behindAliases(exchange.request().model());
        if (AutoModel.byName(name).isPresent()) {
            var inquiry =
                    new Inquiry(exchange.context(), exchange.request(), permitted(exchange, List.of(name)), _ -> true);
            return answer(inquiry, exchange, next);
        }
        List<ModelDefinition> named = exchange
                .catalog()
                .resolve(exchange.request().model())
                .stream()
                .filter(ModelDefinition::serves)
                .toList();
        if (named.isEmpty()) {
            return next.proceed(exchange);
        }
        var inquiry = new Inquiry(
                exchange.context(),
                exchange.request(),
                permitted(
                        exchange,
                        named.stream().map(ModelDefinition::qualifiedName).toList()),
                target -> named.stream().anyMatch(model -> model.key().equals(target)));
        return answer(inquiry, exchange, next);
    }

    private Uni<GatewayResponse> answer(Inquiry inquiry, Exchange exchange, Next next) {
        return cache.answer(inquiry, () -> CallEnding.of(exchange, next))
                .invoke(() -> noteDeprecation(exchange.context().trail(), exchange.catalog()));
    }

    /** Several keys may share a scope and not be allowed the same: none gets an answer that its own way could not give. */
    private static List<String> permitted(Exchange exchange, List<String> targets) {
        var permitted = new ArrayList<>(targets);
        permitted.addAll(exchange.context().caller().permissions().restrictions());
        return permitted;
    }

    /** As the router does for answers that are new. */
    private static void noteDeprecation(Trail trail, Catalog catalog) {
        if (trail.fromMemory()) {
            trail.answeredBy()
                    .flatMap(origin -> catalog.find(origin.provider(), origin.id()))
                    .filter(model -> model.status() == ModelStatus.DEPRECATED)
                    .ifPresent(model -> trail.answeredByDeprecatedModel());
        }
    }
}
