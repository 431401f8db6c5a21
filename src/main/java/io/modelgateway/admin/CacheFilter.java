package io.modelgateway.admin;

import io.modelgateway.cache.store.EntryHead;
import io.modelgateway.error.GatewayException;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which answers are meant. */
public final class CacheFilter {

    private static final String OLDER_THAN = "older_than_seconds";
    private static final List<String> CRITERIA = List.of("model", "provider", "namespace", OLDER_THAN);

    /** The id of the model that answered. */
    @QueryParam("model")
    @Nullable
    String model;

    /** The provider that answered. */
    @QueryParam("provider")
    @Nullable
    String provider;

    @QueryParam("namespace")
    @Nullable
    String namespace;

    /** Kept longer ago than this. */
    @QueryParam(OLDER_THAN)
    @Nullable
    String olderThanSeconds;

    /**
     * A criterion that is mistyped or empty must not remove everything.
     *
     * @throws GatewayException E4502 for a parameter that is none of these, has no value, or comes twice
     */
    static void check(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            if (!CRITERIA.contains(name)) {
                throw InvalidParameter.of("'" + name + "' is no criterion, only " + String.join(", ", CRITERIA), name);
            }
            if (values.size() != 1 || values.getFirst().isBlank()) {
                throw InvalidParameter.of("'" + name + "' must have one value", name);
            }
        });
    }

    boolean isEmpty() {
        return model == null && provider == null && namespace == null && olderThanSeconds == null;
    }

    /** @throws GatewayException E4502 for an age that is no number */
    Predicate<EntryHead> of(Instant now) {
        Predicate<EntryHead> all = _ -> true;
        if (model != null) {
            all = all.and(head -> head.origin().id().value().equals(model));
        }
        if (provider != null) {
            all = all.and(head -> head.origin().provider().value().equals(provider));
        }
        if (namespace != null) {
            all = all.and(head -> namespace.equals(head.namespace()));
        }
        if (olderThanSeconds != null) {
            Instant limit = now.minusSeconds(seconds(olderThanSeconds));
            all = all.and(head -> head.storedAt().isBefore(limit));
        }
        return all;
    }

    private static long seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // Falls through to the complaint.
        }
        throw InvalidParameter.of("'" + OLDER_THAN + "' must be a number of seconds", OLDER_THAN);
    }
}
