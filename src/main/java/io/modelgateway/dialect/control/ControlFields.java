package io.modelgateway.dialect.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CacheDirective;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the fields of one body that are for the gateway, and takes them out of it. Made per request, not thread-safe. */
public final class ControlFields {

    private static final String PROVIDER = "provider";
    private static final String MODELS = "models";
    private static final String FALLBACKS = "fallbacks";
    private static final List<String> ALL = List.of(PROVIDER, MODELS, FALLBACKS);

    /** No chain is as long. */
    private static final int MOST_MODELS = 64;

    private final JsonFields body;
    private final List<String> models;
    private final ProviderRules provider;
    private final Set<String> unserved;
    private final CacheDirective cache;

    private ControlFields(
            JsonFields body, List<String> models, ProviderRules provider, Set<String> unserved, CacheDirective cache) {
        this.body = body;
        this.models = models;
        this.provider = provider;
        this.unserved = unserved;
        this.cache = cache;
    }

    /**
     * Reads the fields.
     *
     * @throws GatewayException E4502 for values that cannot be
     */
    public static ControlFields of(JsonFields body) {
        var models = new ArrayList<>(names(body, MODELS));
        models.addAll(names(body, FALLBACKS));
        var unserved = new TreeSet<String>();
        ProviderRules provider = ProviderRules.of(body.object(PROVIDER), unserved);
        return new ControlFields(body, models, provider, unserved, CacheField.read(body));
    }

    /**
     * {@return the model asked for: {@code model}, else the first of {@code models}}
     *
     * @throws GatewayException E4501 if there is neither, E4502 if it is blank
     */
    public String model() {
        String model = body.text("model");
        if (model == null && body.has(MODELS) && !models.isEmpty()) {
            return models.getFirst();
        }
        if (body.requiredText("model").isBlank()) {
            throw body.invalid("model", "must not be blank");
        }
        return body.requiredText("model");
    }

    /** {@return what the fields ask of routing and of the cache; {@link RequestHints#NONE} itself where there are none} */
    public RequestHints hints() {
        if (!speaks()) {
            return RequestHints.NONE;
        }
        String asked = model();
        List<String> others =
                models.stream().filter(name -> !name.equals(asked)).distinct().toList();
        return RequestHints.NONE
                .with(provider.requirements(others))
                .withUnserved(unserved)
                .with(cache);
    }

    /** {@return the body without the fields; the very same if it has none} */
    public byte[] withoutThem(byte[] bytes) {
        if (!speaks()) {
            return bytes;
        }
        JsonSplice splice = JsonSplice.of(bytes);
        ALL.forEach(splice::remove);
        if (CacheField.isThere(body)) {
            splice.remove(CacheField.NAME);
        }
        return splice.bytes();
    }

    private boolean speaks() {
        return CacheField.isThere(body) || ALL.stream().anyMatch(body.node()::has);
    }

    /** LiteLLM takes objects with a model in them too; what else they say would change the request itself. */
    private static List<String> names(JsonFields body, String field) {
        JsonNode array = body.raw(field);
        if (array == null) {
            return List.of();
        }
        if (!array.isArray() || array.size() > MOST_MODELS) {
            throw body.invalid(field, "must be an array of at most " + MOST_MODELS + " names of models");
        }
        var names = new ArrayList<String>(array.size());
        for (JsonNode entry : array) {
            JsonNode name = entry.isObject() && entry.size() == 1 ? entry.path("model") : entry;
            if (!name.isTextual() || name.textValue().isBlank()) {
                throw body.invalid(field + "[" + names.size() + "]", "must be the name of a model");
            }
            names.add(name.textValue());
        }
        return names;
    }
}
