package io.modelgateway.registry;

import java.util.Map;

/** The catalogue that a gateway starts with, for tests of what configures it. */
public final class StartedCatalog {

    private StartedCatalog() {}

    /** {@return the catalogue of these properties and environment variables}; fails as the start would, but for discovery */
    public static Catalog of(Map<String, String> properties, Map<String, String> environment) {
        return Texts.registry(properties, environment).catalog();
    }
}
