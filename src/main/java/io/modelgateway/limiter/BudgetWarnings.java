package io.modelgateway.limiter;

import io.modelgateway.limiter.bucket.Verdict.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Notices budgets that are nearly used up. Thread-safe. */
final class BudgetWarnings {

    private static final int PERCENT = 100;

    private final BigDecimal threshold;
    private final LimitMeters meters;

    BudgetWarnings(BigDecimal threshold, LimitMeters meters) {
        this.threshold = threshold;
        this.meters = meters;
    }

    /** {@return the fullest budget beyond the threshold, such as {@code key money_budget day 87%}} */
    Optional<String> of(Ruling ruling) {
        List<State> states = ruling.decision().verdict().states();
        String fullest = null;
        long most = -1;
        for (int i = 0; i < Math.min(ruling.required().size(), states.size()); i++) {
            Rule rule = ruling.required().get(i);
            boolean budget = rule.measure() == Measure.MONEY_BUDGET || rule.measure() == Measure.TOKEN_BUDGET;
            long limit = states.get(i).claim().limit();
            long used = limit - states.get(i).left();
            if (budget && threshold.multiply(BigDecimal.valueOf(limit)).compareTo(BigDecimal.valueOf(used)) <= 0) {
                meters.warned(rule);
                long percent = BigDecimal.valueOf(used)
                        .multiply(BigDecimal.valueOf(PERCENT))
                        .divideToIntegralValue(BigDecimal.valueOf(limit))
                        .longValue();
                if (percent > most) {
                    most = percent;
                    fullest = rule.scope().wireName() + " " + rule.measure().wireName() + " " + rule.period() + " "
                            + Math.min(PERCENT, percent) + "%";
                }
            }
        }
        return Optional.ofNullable(fullest);
    }
}
