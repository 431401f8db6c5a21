package io.modelgateway.http.overload;

import io.modelgateway.model.Priority;
import java.util.Locale;

/**
 * How near to a limit something is.
 *
 * @param level 1 at the limit
 */
record Pressure(Source source, double level) {

    /** What is short. */
    enum Source {
        BYTES,
        EVENT_LOOP,
        HEAP;

        /** {@return the name in metrics, lower case} */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double LOW_UNTIL = 0.8;
    private static final double NORMAL_UNTIL = 0.9;

    boolean admits(Priority priority) {
        return level
                < switch (priority) {
                    case HIGH -> 1;
                    case NORMAL -> NORMAL_UNTIL;
                    case LOW -> LOW_UNTIL;
                };
    }
}
