package io.modelgateway.limiter.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A question about usage.
 *
 * @param where values that count, by dimension; others count all
 * @param group what is told apart, in this order
 */
public record UsageQuery(LocalDate from, LocalDate to, Map<Dimension, String> where, List<Dimension> group) {

    public UsageQuery {
        where = Map.copyOf(where);
        group = List.copyOf(group);
    }

    /** {@return sums by the values of the grouped dimensions, in their order} */
    public Map<List<String>, UsageCounts> answer(Map<UsageKey, UsageCounts> usage) {
        var rows = new TreeMap<List<String>, UsageCounts>(UsageQuery::compare);
        usage.forEach((key, counts) -> {
            if (where.entrySet().stream()
                    .allMatch(wanted -> key.of(wanted.getKey()).equals(wanted.getValue()))) {
                rows.merge(group.stream().map(key::of).toList(), counts, UsageCounts::plus);
            }
        });
        return rows;
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
