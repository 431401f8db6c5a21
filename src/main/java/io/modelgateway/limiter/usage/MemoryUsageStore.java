package io.modelgateway.limiter.usage;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Usage of this process, until it stops: as many days and combinations as configured. */
final class MemoryUsageStore implements UsageStore {

    private final TreeMap<LocalDate, Map<UsageKey, UsageCounts>> days = new TreeMap<>();
    private final UsageConfig config;

    MemoryUsageStore(UsageConfig config) {
        this.config = config;
    }

    @Override
    public Uni<Void> add(String batch, Map<UsageKey, UsageCounts> counts) {
        return Uni.createFrom().voidItem().invoke(() -> add(counts));
    }

    private synchronized void add(Map<UsageKey, UsageCounts> counts) {
        counts.forEach((key, more) -> {
            Map<UsageKey, UsageCounts> day = days.computeIfAbsent(key.day(), _ -> new HashMap<>());
            boolean fits = day.containsKey(key) || day.size() < config.maxCombinations();
            day.merge(fits ? key : key.folded(), more, UsageCounts::plus);
        });
        while (days.size() > config.retentionDays()) {
            days.pollFirstEntry();
        }
    }

    @Override
    public Uni<Map<UsageKey, UsageCounts>> read(List<LocalDate> wanted) {
        return Uni.createFrom().item(() -> find(wanted));
    }

    private synchronized Map<UsageKey, UsageCounts> find(List<LocalDate> wanted) {
        var found = new HashMap<UsageKey, UsageCounts>();
        wanted.forEach(day -> found.putAll(days.getOrDefault(day, Map.of())));
        return found;
    }
}
