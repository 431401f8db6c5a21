package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    @Test
    void sharesRepetitionsBetweenProvidersInsteadOfMultiplyingThem() {
        var budget = new RetryBudget();

        assertThat(budget.take(2)).isTrue();
        assertThat(budget.take(2)).isTrue();
        assertThat(budget.take(2)).as("the next provider of the same request").isFalse();
        assertThat(budget.used()).isEqualTo(2);
    }

    @Test
    void allowsNoneWhereNoneIsConfigured() {
        assertThat(new RetryBudget().take(0)).isFalse();
    }
}
