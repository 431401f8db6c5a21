package io.modelgateway.registry;

import java.util.Optional;

/** Tells how things stand with the catalogue file. Thread-safe, never blocks. */
public interface CatalogFileStatus {

    /** {@return the state; empty if no file is configured} */
    Optional<CatalogFileState> state();
}
