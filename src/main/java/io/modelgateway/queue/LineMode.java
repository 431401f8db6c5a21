package io.modelgateway.queue;

import java.util.Locale;

/** What an operator wants of a provider's slots. */
public enum LineMode {
    OPEN,
    /** Nobody is called; whoever comes waits. */
    PAUSED,
    /** Whoever waits is called; whoever comes is refused. */
    DRAINING;

    /** {@return the name on the wire, lower case} */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
