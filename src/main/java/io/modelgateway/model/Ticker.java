package io.modelgateway.model;

/** A source of elapsed time in nanoseconds that never jumps; only differences mean something. */
@FunctionalInterface
public interface Ticker {
    long nanos();
}
