package io.modelgateway.registry;

/** Who said that a model exists; a later one overrides an earlier one. */
public enum ModelSource {
    BUILT_IN,
    DISCOVERY,
    CONFIGURATION,
    CATALOG_FILE,
    ADMIN
}
