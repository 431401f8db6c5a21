package io.modelgateway.limiter.usage;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Keeps usage by day. Thread-safe. */
interface UsageStore {

    /**
     * Adds a batch.
     *
     * @param batch names it: one that is written twice counts once
     */
    Uni<Void> add(String batch, Map<UsageKey, UsageCounts> counts);

    /** {@return what those days have} */
    Uni<Map<UsageKey, UsageCounts>> read(List<LocalDate> days);
}
