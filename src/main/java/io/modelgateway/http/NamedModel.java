package io.modelgateway.http;

import io.modelgateway.model.Capability;
import io.modelgateway.registry.ModelDefinition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A name that a client may send as {@code model}, and the serving models it may mean.
 *
 * @param owner the provider; the gateway itself where it chooses among several
 * @param models never empty but for {@code auto} where nothing serves
 */
public record NamedModel(String name, String owner, List<ModelDefinition> models) {

    /** Whom a name belongs to that no provider has given. */
    public static final String GATEWAY = "model-gateway";

    public NamedModel {
        models = List.copyOf(models);
    }

    /** {@return what people call it} */
    public String displayName() {
        return models.size() == 1 ? models.getFirst().displayName() : name;
    }

    /** {@return what at least one of the models can do} */
    public Set<Capability> capabilities() {
        var all = EnumSet.noneOf(Capability.class);
        models.forEach(model -> all.addAll(model.capabilities()));
        return all;
    }

    /** {@return the largest window in tokens, 0 if nothing serves} */
    public int contextWindow() {
        return models.stream().mapToInt(ModelDefinition::contextWindow).max().orElse(0);
    }
}
