package io.modelgateway.auth;

import java.util.Locale;
import java.util.Optional;

/** What a key is for; a key may have several. */
public enum Role {
    /** To ask models. */
    INFERENCE,
    /** To see and to change everything below {@code /admin}. */
    ADMIN,
    /** To see what is below {@code /admin}. */
    READ;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the role of that wire name, in any case} */
    public static Optional<Role> byWireName(String name) {
        for (Role role : values()) {
            if (role.wireName().equalsIgnoreCase(name.strip())) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
