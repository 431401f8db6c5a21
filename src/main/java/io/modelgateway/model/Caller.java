package io.modelgateway.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is behind a request, as far as authentication could tell, and what that one may do.
 *
 * @param keyName the name of the API key, never the key; {@code null} without one
 * @param agent the key's agent, else what the request claims
 * @param team {@code null} for none
 * @param allowance the key's own limits and budgets
 */
public record Caller(
        @Nullable String keyName, AgentDid agent, @Nullable String team, Permissions permissions, Allowance allowance) {

    /** A caller without a key or a name. */
    public static final Caller ANONYMOUS = unkeyed(AgentDid.ANONYMOUS);

    /** {@return a caller without a key, known by what it says of itself} */
    public static Caller unkeyed(AgentDid agent) {
        return new Caller(null, agent, null, Permissions.ALL, Allowance.UNLIMITED);
    }

    public Optional<String> key() {
        return Optional.ofNullable(keyName);
    }
}
