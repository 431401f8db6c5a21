package io.modelgateway.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import java.util.List;

/**
 * Changes the catalogue while the gateway runs, for administrators. Each change is whole or none, and lasts until the
 * gateway stops. Thread-safe.
 */
public interface ModelRegistrar {

    /**
     * Adds a model, or changes the fields of a known one that are given. A model that was removed is back.
     *
     * @param model the fields of a model in snake case
     * @return the model as it is now
     * @throws GatewayException E4003 with every problem; E4501 or E4506 where all problems are missing fields or unknown
     *     capabilities; nothing has changed then
     */
    ModelDefinition register(ObjectNode model);

    /**
     * Changes a model's status, whoever named the model.
     *
     * @return the model as it is now
     * @throws GatewayException E4001 if there is no such model
     */
    ModelDefinition changeStatus(ProviderId provider, ModelId id, ModelStatus status);

    /**
     * Takes a model out of the catalogue, whoever named it, until it is registered again.
     *
     * @throws GatewayException E4001 if there is no such model
     */
    void remove(ProviderId provider, ModelId id);

    /** {@return every provider that anybody named, those that do not take part too, by name} */
    List<ProviderEntry> allProviders();
}
