package io.modelgateway.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * How much somebody may use. Absent figures do not limit.
 *
 * @param rpm requests per minute, at least 1
 * @param tpm tokens per minute, at least 1
 * @param concurrent requests at the same time, at least 1
 */
public record Allowance(OptionalLong rpm, OptionalLong tpm, OptionalLong concurrent, List<Budget> budgets) {

    public static final Allowance UNLIMITED =
            new Allowance(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), List.of());

    /** Far more than anybody has, and little enough that limits are exact in a script's numbers. */
    private static final long MOST = 2_147_483_647L;

    /** @throws IllegalArgumentException if a figure is out of range */
    public Allowance {
        budgets = List.copyOf(budgets);
        check("rpm", rpm);
        check("tpm", tpm);
        check("concurrent", concurrent);
    }

    private static void check(String name, OptionalLong figure) {
        if (figure.isPresent() && (figure.getAsLong() < 1 || figure.getAsLong() > MOST)) {
            throw new IllegalArgumentException(name + " must be from 1 to " + MOST);
        }
    }
}
