package io.modelgateway.cache.key;

import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.RequestContext;
import java.util.List;

/**
 * What a key is made of.
 *
 * @param scope whose answers they are, see {@link Scope#of}
 * @param targets the registry's names of the models that the request asks for, or the word by which it leaves the choice;
 *     not the alias it used, which may come to mean another model
 */
public record Material(String scope, List<String> targets, RequestContext context, GatewayRequest request) {

    public Material {
        targets = List.copyOf(targets);
    }
}
