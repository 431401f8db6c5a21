package io.modelgateway.limiter;

import java.util.Locale;

/** Whose limit it is. */
public enum Scope {
    AGENT,
    KEY,
    TEAM,
    PROVIDER,
    /** Of all callers together. */
    MODEL,
    /** Of one agent for one model. */
    AGENT_MODEL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@return whether it depends on which model is asked, and so on each attempt} */
    boolean ofTarget() {
        return switch (this) {
            case AGENT, KEY, TEAM -> false;
            case PROVIDER, MODEL, AGENT_MODEL -> true;
        };
    }
}
