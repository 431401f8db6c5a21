package io.modelgateway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a whole configuration: {@code providers} and {@code models} by name, and {@code aliases}. Models may also be a
 * list, whose entries name their ids.
 */
final class LayerReader {

    private final String prefix;
    private final ProviderReader providers;

    /** @param prefix what stands before every name in complaints, such as {@code gateway.}, or nothing */
    LayerReader(String prefix, Expansion expansion) {
        this.prefix = prefix;
        this.providers = new ProviderReader(expansion);
    }

    Layer read(ObjectNode root, Problems problems) {
        var fields = new TreeFields(root, prefix, NameStyle.KEBAB, problems);
        var layer = new Layer(prefix + "aliases.", providers(fields), models(fields, problems), aliases(fields));
        fields.refuseUnread();
        return layer;
    }

    private Map<ProviderId, ProviderPatch> providers(TreeFields fields) {
        var patches = new HashMap<ProviderId, ProviderPatch>();
        TreeFields all = fields.object("providers");
        if (all != null) {
            all.children().forEach((name, child) -> {
                ProviderPatch patch = providers.read(child, name);
                if (patch != null) {
                    patches.put(patch.id(), patch);
                }
            });
        }
        return patches;
    }

    private static Map<ModelKey, ModelPatch> models(TreeFields fields, Problems problems) {
        var patches = new HashMap<ModelKey, ModelPatch>();
        JsonNode raw = fields.raw("models");
        if (raw instanceof ArrayNode) {
            List<TreeFields> entries = fields.objects("models");
            if (entries != null) {
                entries.forEach(entry -> put(patches, ModelReader.read(entry, null), problems));
            }
            return patches;
        }
        TreeFields all = fields.object("models");
        if (all != null) {
            all.children().forEach((key, entry) -> put(patches, ModelReader.read(entry, key), problems));
        }
        return patches;
    }

    private static void put(Map<ModelKey, ModelPatch> patches, @Nullable ModelPatch patch, Problems problems) {
        ModelPatch other = patch == null ? null : patches.putIfAbsent(patch.key(), patch);
        if (patch != null && other != null) {
            problems.add(patch.where(), "names the same model as " + other.where() + ": " + patch.key());
        }
    }

    private static Map<String, String> aliases(TreeFields fields) {
        var aliases = new HashMap<String, String>();
        TreeFields all = fields.object("aliases");
        if (all == null) {
            return aliases;
        }
        for (String name : all.names()) {
            String target = all.text(name);
            if (name.isBlank() || Aliases.isReserved(name)) {
                all.wrong(name, "must not be an alias: auto stands for routing by requirements");
            } else if (target != null) {
                aliases.put(name, target);
            } else if (!all.has(name)) {
                all.wrong(name, "must name a model");
            }
        }
        return aliases;
    }
}
