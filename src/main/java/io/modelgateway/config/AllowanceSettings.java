package io.modelgateway.config;

import io.modelgateway.model.Allowance;
import io.modelgateway.model.Budget;
import io.modelgateway.model.Budget.Period;
import io.modelgateway.model.Budget.Unit;
import io.modelgateway.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Limits and budgets, as keys, agents and teams may have them. */
public interface AllowanceSettings {

    /** Requests per minute, at least 1. Default: no limit of its own. */
    OptionalLong rpm();

    /** Tokens per minute, at least 1. Default: no limit of its own. */
    OptionalLong tpm();

    /** Requests at the same time, at least 1. Default: no limit of its own. */
    OptionalLong concurrent();

    /** What may be spent. */
    Optional<BudgetSettings> budget();

    /** What may be spent in a period. Days and months are those of UTC; totals never begin anew. */
    interface BudgetSettings {

        /** Dollars a day; more than nothing. Default: no such budget. */
        Optional<BigDecimal> usdPerDay();

        /** Dollars a month; more than nothing. Default: no such budget. */
        Optional<BigDecimal> usdPerMonth();

        /** Dollars altogether; more than nothing. Default: no such budget. */
        Optional<BigDecimal> usdTotal();

        /** Tokens a day, at least 1. Default: no such budget. */
        OptionalLong tokensPerDay();

        /** Tokens a month, at least 1. Default: no such budget. */
        OptionalLong tokensPerMonth();

        /** Tokens altogether, at least 1. Default: no such budget. */
        OptionalLong tokensTotal();
    }

    /**
     * Gives the settings as the rest of the gateway knows them. A figure out of range fails with an {@code
     * IllegalArgumentException}.
     */
    static Allowance read(AllowanceSettings settings) {
        var budgets = new ArrayList<Budget>();
        settings.budget().ifPresent(budget -> {
            money(budgets, Period.DAY, budget.usdPerDay());
            money(budgets, Period.MONTH, budget.usdPerMonth());
            money(budgets, Period.TOTAL, budget.usdTotal());
            tokens(budgets, Period.DAY, budget.tokensPerDay());
            tokens(budgets, Period.MONTH, budget.tokensPerMonth());
            tokens(budgets, Period.TOTAL, budget.tokensTotal());
        });
        return new Allowance(settings.rpm(), settings.tpm(), settings.concurrent(), budgets);
    }

    private static void money(List<Budget> budgets, Period period, Optional<BigDecimal> usd) {
        usd.ifPresent(amount ->
                budgets.add(new Budget(Unit.MONEY, period, Money.ofUsd(amount).nanoUsd())));
    }

    private static void tokens(List<Budget> budgets, Period period, OptionalLong count) {
        count.ifPresent(amount -> budgets.add(new Budget(Unit.TOKENS, period, amount)));
    }
}
