package io.modelgateway.cache;

import io.modelgateway.cache.key.Material;
import io.modelgateway.cache.key.Scope;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RequestContext;
import java.util.List;
import java.util.function.Predicate;

/**
 * A request as it comes to the cache.
 *
 * @param targets the registry's names of the models that the request asks for, or the word by which it leaves the choice
 * @param wanted whether an answer of that model is what the request asks for, rather than a makeshift
 */
public record Inquiry(
        RequestContext context, GatewayRequest request, List<String> targets, Predicate<ModelKey> wanted) {

    public Inquiry {
        targets = List.copyOf(targets);
    }

    Material material(Scope scope) {
        return new Material(scope.of(context.caller()), targets, context, request);
    }
}
