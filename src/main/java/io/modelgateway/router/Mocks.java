package io.modelgateway.router;

import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderType;
import java.util.HashSet;
import java.util.Set;

/** Which mock providers a request may not end at: a made-up answer is only for those who asked for one. */
final class Mocks {

    private Mocks() {}

    static Set<ProviderId> barred(Selection selection, Catalog catalog, boolean included) {
        if (included) {
            return Set.of();
        }
        Set<ProviderId> mocks = new HashSet<>();
        for (ProviderDefinition provider : catalog.providers()) {
            if (provider.type() == ProviderType.MOCK) {
                mocks.add(provider.id());
            }
        }
        return switch (selection) {
            case Selection.Auto _ -> Set.copyOf(mocks);
            case Selection.Named named -> isMeant(named, mocks) ? Set.of() : Set.copyOf(mocks);
        };
    }

    /** A mock is meant where nobody else serves the name. */
    private static boolean isMeant(Selection.Named named, Set<ProviderId> mocks) {
        for (ModelDefinition model : named.models()) {
            if (!mocks.contains(model.provider())) {
                return false;
            }
        }
        return true;
    }
}
