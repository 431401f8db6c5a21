package io.modelgateway.auth;

import io.modelgateway.model.Budget.Period;
import io.modelgateway.model.Budget.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What budgets are called in JSON. */
final class BudgetNames {

    /** A budget without its limit. */
    record Kind(Unit unit, Period period) {}

    static final Map<String, Kind> ALL = all();

    private BudgetNames() {}

    static String of(Unit unit, Period period) {
        String start = unit == Unit.MONEY ? "usd" : "tokens";
        return switch (period) {
            case DAY -> start + "_per_day";
            case MONTH -> start + "_per_month";
            case TOTAL -> start + "_total";
        };
    }

    private static Map<String, Kind> all() {
        var names = new LinkedHashMap<String, Kind>();
        for (Unit unit : Unit.values()) {
            for (Period period : Period.values()) {
                names.put(of(unit, period), new Kind(unit, period));
            }
        }
        return names;
    }
}
