package io.modelgateway.auth;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Permissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as the gateway knows it, which is without its secret.
 *
 * @param name unique, shown in logs and metrics
 * @param agent who asks with it; {@code did:gateway:NAME} unless it was told
 * @param expires {@code null} for never
 * @param created {@code null} for keys of the configuration
 * @param hashes of the secret, and while it is being rotated of the one before
 */
public record ApiKey(
        String name,
        AgentDid agent,
        @Nullable String team,
        Set<Role> roles,
        Permissions permissions,
        Allowance allowance,
        boolean enabled,
        @Nullable Instant expires,
        @Nullable Instant created,
        List<KeyHash> hashes) {

    public ApiKey {
        roles = Set.copyOf(roles);
        hashes = List.copyOf(hashes);
    }

    /** {@return whether the configuration made it, and only the configuration can change it} */
    public boolean configured() {
        return created == null;
    }

    Caller caller() {
        return new Caller(name, agent, team, permissions, allowance);
    }

    boolean usable(Instant now) {
        return enabled && (expires == null || now.isBefore(expires));
    }

    boolean matches(String presentedHash, Instant now) {
        boolean match = false;
        for (KeyHash hash : hashes) {
            match |= hash.matches(presentedHash, now);
        }
        return match;
    }

    ApiKey withHashes(List<KeyHash> others) {
        return new ApiKey(name, agent, team, roles, permissions, allowance, enabled, expires, created, others);
    }

    ApiKey withEnabled(boolean other) {
        return new ApiKey(name, agent, team, roles, permissions, allowance, other, expires, created, hashes);
    }
}
