package io.modelgateway.observe;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Meters by the values of their labels. Micrometer's own look-up builds and sorts a tag list each time; this one costs a
 * hash of a small record, or of an enum. Bounded because its labels are.
 */
final class MeterCache<K, M> {

    private final ConcurrentHashMap<K, M> meters = new ConcurrentHashMap<>();
    private final Function<K, M> register;

    MeterCache(Function<K, M> register) {
        this.register = register;
    }

    M of(K labels) {
        M meter = meters.get(labels);
        return meter != null ? meter : meters.computeIfAbsent(labels, register);
    }
}
