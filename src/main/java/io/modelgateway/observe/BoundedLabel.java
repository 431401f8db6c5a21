package io.modelgateway.observe;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets the first so many values of a label through and folds the rest to {@code other}, so that no catalogue, however
 * large or changing, can grow the set of time series without bound. Thread-safe; lock-free for values it has seen.
 */
final class BoundedLabel {

    static final String OTHER = "other";

    private final int maxValues;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    BoundedLabel(int maxValues) {
        this.maxValues = maxValues;
    }

    String admit(String value) {
        return seen.contains(value) ? value : admitNew(value);
    }

    private synchronized String admitNew(String value) {
        if (seen.size() >= maxValues && !seen.contains(value)) {
            return OTHER;
        }
        seen.add(value);
        return value;
    }
}
