package io.modelgateway.queue;

/** How many calls one pool may have at the same time. Belongs to its line. */
sealed interface CallLimit permits CallLimit.Fixed, AdaptiveLimit {

    int now();

    /**
     * Learns from a call.
     *
     * @param latencyNanos until the answer or its first content
     * @param inUse slots in use meanwhile, this one included
     * @param overloaded whether the provider said that it has too much to do
     */
    void learn(long beganNanos, long latencyNanos, int inUse, boolean overloaded);

    static CallLimit of(Slots slots) {
        return slots.adaptive() ? new AdaptiveLimit(slots.most()) : new Fixed(slots.most());
    }

    /** What was configured. */
    record Fixed(int now) implements CallLimit {

        @Override
        public void learn(long beganNanos, long latencyNanos, int inUse, boolean overloaded) {
            // Nothing to learn.
        }
    }
}
