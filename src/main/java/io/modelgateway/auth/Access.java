package io.modelgateway.auth;

import java.util.EnumSet;
import java.util.Set;

/** What a request wants to do, as far as roles matter. */
public enum Access {
    /** To ask a model. */
    INFERENCE(Role.INFERENCE),
    /** To see what the key itself may use or has used. */
    OWN(Role.INFERENCE, Role.ADMIN, Role.READ),
    /** To see the gateway's insides. */
    INSPECTION(Role.ADMIN, Role.READ),
    /** To change them. */
    ADMINISTRATION(Role.ADMIN);

    private final Set<Role> roles;

    Access(Role first, Role... more) {
        this.roles = EnumSet.of(first, more);
    }

    /** {@return whether one of these roles allows it} */
    boolean allowedTo(Set<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
