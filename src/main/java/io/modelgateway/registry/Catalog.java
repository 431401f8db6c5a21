package io.modelgateway.registry;

import io.modelgateway.model.Capability;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the gateway knows about models and providers at one moment. Immutable and consistent in itself: every
 * model's provider may be absent only if it is not configured.
 */
public interface Catalog {

    /** {@return every model, disabled ones too, in a stable order} */
    List<ModelDefinition> models();

    /** {@return the models with that id, one for each provider that has it, disabled ones too} */
    List<ModelDefinition> withId(ModelId id);

    Optional<ModelDefinition> find(ProviderId provider, ModelId id);

    /** {@return the models that have the capability; O(1) in the number of models} */
    Set<ModelDefinition> withCapability(Capability capability);

    /** {@return the models that have them all, in a stable order; every model if there are none} */
    Set<ModelDefinition> withCapabilities(Set<Capability> capabilities);

    /**
     * {@return the models a caller may mean by a name: an id, {@code provider/id}, or an alias of either; several if
     * several providers serve the id; empty if the name is unknown} Disabled ones are included. {@code auto} is not a
     * name.
     */
    List<ModelDefinition> resolve(String name);

    /** {@return what an alias stands for at any remove; the name itself if it is none} */
    String behindAliases(String name);

    /** {@return known names that resemble an unknown one, the nearest first, at most five} */
    List<String> namesNear(String name);

    /** {@return aliases and the names they stand for} */
    Map<String, String> aliases();

    Collection<ProviderDefinition> providers();

    Optional<ProviderDefinition> provider(ProviderId id);

    /** {@return a number that grows with every change} */
    long version();

    /** {@return a digest of the content, hexadecimal: equal catalogues have equal hashes on every replica} */
    String hash();
}
