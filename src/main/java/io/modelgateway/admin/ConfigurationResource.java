package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.AutoModel;
import io.modelgateway.model.ModelId;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.CatalogFileState;
import io.modelgateway.registry.CatalogFileStatus;
import io.modelgateway.registry.Registry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which catalogue is in use, where it comes from, and what was refused. */
@Path("/admin/config")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Administration")
public final class ConfigurationResource {

    private final Registry registry;
    private final CatalogFileStatus file;

    @Inject
    ConfigurationResource(Registry registry, CatalogFileStatus file) {
        this.registry = registry;
        this.file = file;
    }

    /** Shows the catalogue's version, its hash (equal on replicas that agree), aliases, and the file's state. */
    @GET
    @Operation(summary = "The catalogue's version and hash, its aliases, and the state of its file")
    public ObjectNode get() {
        Catalog catalog = registry.catalog();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ObjectNode shown = node.putObject("catalog");
        shown.put("version", catalog.version());
        shown.put("hash", catalog.hash());
        shown.put("models", catalog.models().size());
        shown.put("providers", catalog.providers().size());
        ObjectNode aliases = node.putObject("aliases");
        new TreeMap<>(catalog.aliases()).forEach(aliases::put);
        ArrayNode unresolved = node.putArray("unresolved");
        unresolved(catalog).forEach(unresolved::add);
        file.state().ifPresent(state -> file(node.putObject("catalog_file"), state));
        return node;
    }

    /** Names that others refer to and that lead nowhere now; allowed, since a model may be discovered later. */
    private static TreeSet<String> unresolved(Catalog catalog) {
        var names = new TreeSet<String>();
        catalog.models()
                .forEach(model -> model.fallbacks().stream().map(ModelId::value).forEach(names::add));
        names.addAll(catalog.aliases().values());
        names.removeIf(name -> AutoModel.byName(catalog.behindAliases(name)).isPresent()
                || !catalog.resolve(name).isEmpty());
        return names;
    }

    private static void file(ObjectNode node, CatalogFileState state) {
        node.put("path", state.file().toString());
        node.put("sha256", state.sha256());
        node.put("loaded_at", state.loadedAt().toString());
        state.refusal().ifPresent(refusal -> {
            ObjectNode refused = node.putObject("refused");
            refused.put("error_code", "E4003");
            refused.put("sha256", refusal.sha256());
            refused.put("at", refusal.at().toString());
            ArrayNode problems = refused.putArray("problems");
            refusal.problems().forEach(problems::add);
        });
    }
}
