package io.modelgateway.dialect.control;

import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.CacheDirective.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the field {@code cache} by which LiteLLM's clients speak to a gateway's cache: {@code no-cache}, {@code no-store},
 * {@code ttl} and {@code s-maxage} in seconds, {@code namespace}. It is meant for the gateway and goes no further. One that
 * is no object is some provider's own and is passed on.
 *
 * @see <a href="https://docs.litellm.ai/docs/proxy/caching">LiteLLM: caching</a>
 */
final class CacheField {

    static final String NAME = "cache";

    private CacheField() {}

    /** {@return what the field says} */
    static CacheDirective read(JsonFields body) {
        JsonFields cache = isThere(body) ? body.object(NAME) : null;
        return cache == null
                ? CacheDirective.DEFAULT
                : new CacheDirective(
                        mode(cache),
                        seconds(cache, "ttl"),
                        null,
                        cache.text("namespace"),
                        seconds(cache, "s-maxage"),
                        null);
    }

    static boolean isThere(JsonFields body) {
        return body.node().path(NAME).isObject();
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
}
