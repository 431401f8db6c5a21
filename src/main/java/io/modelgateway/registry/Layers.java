package io.modelgateway.registry;

import io.modelgateway.model.ProviderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that was said, by author; what the catalogue is made of. Immutable. */
record Layers(
        Map<ProviderId, List<ListedModel>> discovered, Layer configuration, Layer catalogFile, AdminChanges admin) {

    Layers {
        discovered = Map.copyOf(discovered);
    }

    static Layers of(Layer configuration, Layer catalogFile) {
        return new Layers(Map.of(), configuration, catalogFile, AdminChanges.NONE);
    }

    Layers withDiscovered(ProviderId provider, List<ListedModel> models) {
        var more = new HashMap<>(discovered);
        more.put(provider, List.copyOf(models));
        return new Layers(more, configuration, catalogFile, admin);
    }

    Layers withCatalogFile(Layer layer) {
        return new Layers(discovered, configuration, layer, admin);
    }

    Layers withAdmin(AdminChanges changes) {
        return new Layers(discovered, configuration, catalogFile, changes);
    }
}
