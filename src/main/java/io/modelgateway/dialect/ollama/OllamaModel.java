package io.modelgateway.dialect.ollama;

import io.modelgateway.model.Capability;
import java.util.Set;

/**
 * One model as a server tells of it.
 *
 * @param family where it belongs; Ollama's word for an architecture, for us the provider
 * @param contextLength in tokens
 */
public record OllamaModel(String name, String family, Set<Capability> capabilities, int contextLength) {

    public OllamaModel {
        capabilities = Set.copyOf(capabilities);
    }
}
