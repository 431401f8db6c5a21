package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.CacheDirective.Mode;
import io.modelgateway.model.RoutingRequirements;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the field {@code cache} by which LiteLLM's clients speak to a gateway's cache: {@code no-cache}, {@code no-store},
 * {@code ttl} and {@code s-maxage} in seconds, {@code namespace}. It is meant for the gateway and goes no further. One that
 * is no object is some provider's own and is passed on.
 *
 * @see <a href="https://docs.litellm.ai/docs/proxy/caching">LiteLLM: caching</a>
 */
final class CacheFieldReader {

    private static final String FIELD = "cache";

    private CacheFieldReader() {}

    /** @param extras takes the paths of fields that have no meaning */
    static RequestHints read(JsonFields body, Set<String> extras) {
        JsonNode field = body.node().path(FIELD);
        if (!field.isObject()) {
            return RequestHints.NONE;
        }
        JsonFields cache = body.object(FIELD);
        if (cache == null) {
            return RequestHints.NONE;
        }
        var directive = new CacheDirective(
                mode(cache), seconds(cache, "ttl"), null, cache.text("namespace"), seconds(cache, "s-maxage"), null);
        // The switch of gateways whose cache is off until asked for.
        cache.ignore("use-cache");
        cache.collectUnread(extras);
        return new RequestHints(null, null, RoutingRequirements.NONE, null, null, directive);
    }

    private static Mode mode(JsonFields cache) {
        boolean fresh = cache.bool("no-cache", false);
        if (cache.bool("no-store", false)) {
            return Mode.NO_STORE;
        }
        return fresh ? Mode.REFRESH : Mode.DEFAULT;
    }

    private static @Nullable Duration seconds(JsonFields cache, String name) {
        Integer seconds = cache.integer(name, 0, Integer.MAX_VALUE);
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /** Takes the field out of a body that goes on as it came. */
    static JsonSplice removedFrom(JsonSplice body) {
        return body.value(FIELD).filter(value -> value[0] == '{').isPresent() ? body.remove(FIELD) : body;
    }
}
