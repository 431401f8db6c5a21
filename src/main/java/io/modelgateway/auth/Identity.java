package io.modelgateway.auth;

import io.modelgateway.model.Caller;
import java.util.EnumSet;
import java.util.Set;

/** Who asks, before it is known whether that one may. */
public record Identity(Caller caller, Set<Role> roles) {

    /** Where nobody needs a key, anybody may do everything. */
    static final Identity ANYBODY = new Identity(Caller.ANONYMOUS, EnumSet.allOf(Role.class));

    public Identity {
        roles = Set.copyOf(roles);
    }
}
