package io.modelgateway.dialect.control;

import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.CacheDirective.Mode;
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
final class CacheField {

    private static final String FIELD = "cache";

    private CacheField() {}

    /** {@return whether the body has one} */
    static boolean isIn(JsonFields body) {
        return body.node().path(FIELD).isObject();
    }

    /** @param unserved takes the paths of what has no meaning here */
    static CacheDirective read(JsonFields body, Set<String> unserved) {
        JsonFields cache = isIn(body) ? body.object(FIELD) : null;
        if (cache == null) {
            return CacheDirective.DEFAULT;
        }
        var directive = new CacheDirective(
                mode(cache), seconds(cache, "ttl"), null, cache.text("namespace"), seconds(cache, "s-maxage"), null);
        // The switch of gateways whose cache is off until asked for.
        cache.ignore("use-cache");
        cache.collectUnread(unserved);
        return directive;
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

    static void removeFrom(JsonSplice body) {
        body.remove(FIELD);
    }
}
