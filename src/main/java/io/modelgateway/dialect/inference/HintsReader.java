package io.modelgateway.dialect.inference;

import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a body asks of the gateway rather than of the model. */
final class HintsReader {

    /** Ids go into logs and headers: visible characters without a meaning there. */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/-]{1,128}");

    private HintsReader() {}

    /**
     * Reads the hints of a body.
     *
     * @param extras takes the paths of fields that have no meaning
     * @throws GatewayException E4105, E4504 and E4506 for the values they name, E4502 for other wrong values
     */
    static RequestHints read(JsonFields body, Set<String> extras) {
        return new RequestHints(
                requestId(body),
                agent(body),
                RequirementsReader.read(body, extras),
                priority(body),
                millis(body, "deadline_ms"),
                cache(body, extras));
    }

    private static @Nullable String requestId(JsonFields body) {
        String id = body.text("request_id");
        if (id != null && !REQUEST_ID.matcher(id).matches()) {
            throw body.invalid("request_id", "must be 1 to 128 letters, digits or any of . _ : / -");
        }
        return id;
    }

    private static @Nullable AgentDid agent(JsonFields body) {
        String did = body.text("agent_did");
        return did == null ? null : AgentDid.parse(did, "agent_did");
    }

    private static @Nullable Priority priority(JsonFields body) {
        String name = body.text("priority");
        return name == null
                ? null
                : Priority.byWireName(name)
                        .orElseThrow(() ->
                                body.invalid("priority", "must be " + names(Priority.values(), Priority::wireName)));
    }

    private static CacheDirective cache(JsonFields body, Set<String> extras) {
        JsonFields cache = body.object("cache");
        if (cache == null) {
            return CacheDirective.DEFAULT;
        }
        String name = cache.text("mode");
        CacheDirective.Mode mode = name == null
                ? CacheDirective.Mode.DEFAULT
                : CacheDirective.Mode.byWireName(name)
                        .orElseThrow(() -> cache.invalid(
                                "mode",
                                "must be " + names(CacheDirective.Mode.values(), CacheDirective.Mode::wireName)));
        Integer seconds = cache.integer("ttl_seconds", 1, Integer.MAX_VALUE);
        var read = new CacheDirective(
                mode,
                seconds == null ? null : Duration.ofSeconds(seconds),
                cache.number("threshold", 0, 1),
                cache.text("namespace"),
                null,
                null);
        cache.collectUnread(extras);
        return read;
    }

    /** {@return a duration of at least a millisecond, if the field is there} */
    static @Nullable Duration millis(JsonFields fields, String name) {
        Integer millis = fields.integer(name, 1, Integer.MAX_VALUE);
        return millis == null ? null : Duration.ofMillis(millis);
    }

    /** {@return the names a field may hold, for a complaint} */
    static <T> String names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).collect(Collectors.joining(", ", "one of ", ""));
    }
}
