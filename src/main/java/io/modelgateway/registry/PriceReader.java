package io.modelgateway.registry;

import io.modelgateway.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a model costs: one {@code price}, or {@code prices} in tiers. Figures are USD per million tokens. Without
 * {@code cached-input} or {@code cache-write} the plain input price holds for them; without {@code input} or
 * {@code output} it is nothing.
 */
final class PriceReader {

    /** A hundred times the dearest model; keeps every product of price and tokens in the range of {@link Money}. */
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000);

    private static final int NO_BOUND = Integer.MAX_VALUE;

    private PriceReader() {}

    /** {@return the prices, or {@code null} if the fields are silent or wrong} */
    static @Nullable Prices read(TreeFields fields) {
        TreeFields single = fields.object("price");
        List<TreeFields> tiers = fields.objects("prices");
        if (single != null && tiers != null) {
            fields.wrong("prices", "and price exclude each other");
            return null;
        }
        if (single != null) {
            PriceTier tier = tier(single, NO_BOUND);
            single.refuseUnread();
            return new Prices(List.of(tier), true);
        }
        return tiers == null ? null : tiers(fields, tiers);
    }

    private static @Nullable Prices tiers(TreeFields fields, List<TreeFields> rows) {
        var tiers = new ArrayList<PriceTier>();
        int below = 0;
        for (TreeFields row : rows) {
            Integer bound = row.integer("up-to-input-tokens", 1);
            int upTo = bound == null ? NO_BOUND : bound;
            if (upTo <= below) {
                row.wrong(
                        "up-to-input-tokens", "must be more than in the tier before, and absent in the last one only");
            }
            below = upTo;
            tiers.add(tier(row, upTo));
            row.refuseUnread();
        }
        if (below != NO_BOUND) {
            fields.wrong(
                    "prices",
                    "must end with a tier without "
                            + (fields.path("up-to-input-tokens").replaceAll(".*\\.", "")));
            return null;
        }
        return new Prices(tiers, true);
    }

    private static PriceTier tier(TreeFields row, int upTo) {
        Money input = money(row, "input", Money.ZERO);
        return new PriceTier(
                upTo,
                input,
                money(row, "output", Money.ZERO),
                money(row, "cached-input", input),
                money(row, "cache-write", input));
    }

    /** {@return an amount of dollars} */
    static Money money(TreeFields row, String name, Money absent) {
        BigDecimal usd = row.decimal(name, BigDecimal.ZERO, HIGHEST);
        if (usd == null) {
            return absent;
        }
        try {
            return Money.ofUsd(usd);
        } catch (ArithmeticException finer) {
            row.wrong(name, "must not be finer than 0.000000001");
            return absent;
        }
    }
}
