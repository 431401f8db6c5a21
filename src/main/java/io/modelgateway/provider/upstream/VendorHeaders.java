package io.modelgateway.provider.upstream;

import io.modelgateway.config.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headers of calls to one endpoint: the gateway's credentials, and what goes on of the caller's, which is the trace
 * context and the vendor's own switches. Never those that choose an account: they belong to the gateway's key, and a
 * wrong one would look like a failure of the provider. Immutable. It has no text form, because it holds a key.
 */
public final class VendorHeaders {

    private static final Set<String> TRACE = Set.of("traceparent", "tracestate");
    private static final Set<String> ACCOUNT = Set.of("openai-organization", "openai-project");

    /** {@code null} of a vendor without switches. */
    private final @Nullable String prefix;

    private final Map<String, String> defaults;
    private final Map<String, String> credentials;

    private VendorHeaders(@Nullable String prefix, Map<String, String> defaults, Map<String, String> credentials) {
        this.prefix = prefix;
        this.defaults = Map.copyOf(defaults);
        this.credentials = Map.copyOf(credentials);
    }

    /** {@return headers of a vendor whose switches begin with {@code prefix}, such as {@code openai-}} */
    public static VendorHeaders withBearer(String prefix, @Nullable Secret key) {
        return new VendorHeaders(
                prefix, Map.of(), key == null ? Map.of() : Map.of("authorization", "Bearer " + key.reveal()));
    }

    /**
     * {@return headers of a vendor that takes its key in a header of its own}
     *
     * @param defaults sent where the caller says nothing else
     */
    public static VendorHeaders withKey(
            String prefix, Map<String, String> defaults, String keyHeader, @Nullable Secret key) {
        return new VendorHeaders(prefix, defaults, key == null ? Map.of() : Map.of(keyHeader, key.reveal()));
    }

    /** {@return headers of a vendor that takes its key in a header of its own, and no switches} */
    public static VendorHeaders withKeyAlone(String keyHeader, @Nullable Secret key) {
        return new VendorHeaders(null, Map.of(), key == null ? Map.of() : Map.of(keyHeader, key.reveal()));
    }

    /** {@return the headers of a call that nobody asked for, such as a list} */
    public Map<String, String> own() {
        return with(Map.of());
    }

    /** {@return the headers of a call for a caller, whose own have names in lower case} */
    public Map<String, String> with(Map<String, String> forwarded) {
        var headers = new HashMap<>(defaults);
        forwarded.forEach((name, value) -> {
            if (TRACE.contains(name) || isSwitch(name)) {
                headers.put(name, value);
            }
        });
        headers.putAll(credentials);
        return headers;
    }

    private boolean isSwitch(String name) {
        return prefix != null && name.startsWith(prefix) && !ACCOUNT.contains(name);
    }
}
