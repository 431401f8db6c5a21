package io.modelgateway.router;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ModelDefinition;

/** The key of what is measured of a model at its provider. */
record ServedModel(ProviderId provider, ModelId model) {

    static ServedModel of(ModelDefinition definition) {
        return new ServedModel(definition.provider(), definition.id());
    }
}
