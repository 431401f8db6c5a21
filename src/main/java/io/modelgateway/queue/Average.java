package io.modelgateway.queue;

/** A decaying mean of durations, each new one weighing a tenth. Belongs to its line. */
final class Average {

    private static final double WEIGHT = 0.1;

    private double nanos;
    private boolean known;

    void add(long sampleNanos) {
        nanos = known ? nanos + WEIGHT * (sampleNanos - nanos) : sampleNanos;
        known = true;
    }

    boolean known() {
        return known;
    }

    double nanos() {
        return nanos;
    }
}
