package io.modelgateway.provider;

import io.modelgateway.model.ProviderId;
import java.util.Optional;

/** The configured providers, always in step with the catalogue. Thread-safe. */
public interface Providers {

    Optional<Provider> find(ProviderId id);
}
