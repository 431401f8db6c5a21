package io.modelgateway.router;

import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderType;

/** Whether a request may end at a mock: a made-up answer is only for those who asked for one. */
final class Mocks {

    private Mocks() {}

    static boolean barred(Selection selection, Catalog catalog, boolean included) {
        return !included
                && switch (selection) {
                    case Selection.Auto _ -> true;
                    case Selection.Named named -> !isMeant(named, catalog);
                };
    }

    /** A mock is meant where nobody else serves the name. */
    private static boolean isMeant(Selection.Named named, Catalog catalog) {
        for (ModelDefinition model : named.models()) {
            boolean mock = catalog.provider(model.provider())
                    .filter(provider -> provider.type() == ProviderType.MOCK)
                    .isPresent();
            if (!mock) {
                return false;
            }
        }
        return true;
    }
}
