package io.modelgateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.ProviderId;
import io.modelgateway.registry.ModelRegistrar;
import io.modelgateway.registry.ProviderDefinition;
import io.modelgateway.registry.ProviderEntry;
import io.modelgateway.registry.Registry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The providers that anybody named. Of a key it tells only whether there is one. */
@Path("/admin/providers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Administration")
public final class ProviderResource {

    private final Registry registry;
    private final ModelRegistrar registrar;

    @Inject
    ProviderResource(Registry registry, ModelRegistrar registrar) {
        this.registry = registry;
        this.registrar = registrar;
    }

    /** Lists providers, those that take no part with the reason. */
    @GET
    @Operation(summary = "Every provider that anybody named, those that take no part with the reason")
    public ObjectNode list() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode all = node.putArray("providers");
        registrar.allProviders().stream().map(this::of).forEach(all::add);
        return node;
    }

    private ObjectNode of(ProviderEntry entry) {
        ProviderDefinition provider = entry.definition();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", provider.id().value());
        node.put("type", provider.type().wireName());
        node.put("base_url", provider.baseUrl().toString());
        node.put("api_key_set", provider.apiKey() != null);
        node.put("enabled", entry.enabled());
        entry.reason().ifPresent(reason -> node.put("disabled_because", reason));
        node.put("models", models(provider.id()));
        ArrayNode regions = node.putArray("regions");
        provider.regions().stream().sorted().forEach(regions::add);
        node.put("connect_timeout_ms", provider.timeouts().connect().toMillis());
        node.put("first_byte_timeout_ms", provider.timeouts().firstByte().toMillis());
        node.put("idle_timeout_ms", provider.timeouts().idle().toMillis());
        node.put("timeout_ms", provider.timeouts().total().toMillis());
        node.put("max_retries", provider.maxRetries());
        node.put("max_connections", provider.maxConnections());
        limit(node, "max_concurrent", provider.maxConcurrent());
        node.put("concurrency", provider.concurrency().wireName());
        limit(node, "rpm", provider.rpm());
        limit(node, "tpm", provider.tpm());
        ObjectNode circuit = node.putObject("circuit");
        circuit.put("failure_threshold", provider.circuit().failureThreshold());
        circuit.put("open_duration_ms", provider.circuit().openDuration().toMillis());
        circuit.put("half_open_probes", provider.circuit().halfOpenProbes());
        node.put("discovery", provider.discovery());
        return node;
    }

    private long models(ProviderId provider) {
        return registry.catalog().models().stream()
                .filter(model -> model.provider().equals(provider))
                .count();
    }

    /** An absent limit is shown as null, lest it is taken for one that is forgotten. */
    private static void limit(ObjectNode node, String name, OptionalInt limit) {
        node.put(name, limit.isPresent() ? (Integer) limit.getAsInt() : null);
    }
}
