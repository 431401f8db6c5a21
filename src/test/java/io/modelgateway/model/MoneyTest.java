package io.modelgateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "2, 10, 0.002",
        "0.125, 1, 0.0000125",
        "0.01, 3, 0.000003",
        "20, 272001, 544.002",
        "0, 1000000, 0",
        "1000, 2000000000, 200000000",
    })
    void pricesTokensExactlyInCents(BigDecimal usdPerMillion, int tokens, BigDecimal cents) {
        assertThat(Money.ofUsd(usdPerMillion).perMillion(tokens).toCents()).isEqualByComparingTo(cents);
    }

    @Property
    void agreesWithDecimalArithmetic(
            @ForAll @LongRange(min = -1_000_000L, max = 10_000_000_000_000L) long nanoUsd,
            @ForAll @IntRange(min = 0, max = 10_000_000) int tokens) {
        long expected = BigDecimal.valueOf(nanoUsd)
                .multiply(BigDecimal.valueOf(tokens))
                .add(BigDecimal.valueOf(500_000))
                .divide(BigDecimal.valueOf(1_000_000), 0, RoundingMode.FLOOR)
                .longValueExact();

        assertThat(new Money(nanoUsd).perMillion(tokens).nanoUsd()).isEqualTo(expected);
    }

    @Test
    void refusesToWrapAround() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).perMillion(2_000_001))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void showsCentsWithoutTrailingZerosOrExponents() {
        assertThat(new Money(70_000).toCents().toPlainString()).isEqualTo("0.007");
        assertThat(new Money(10_000_000_000L).toCents().toPlainString()).isEqualTo("1000");
        assertThat(Money.ZERO.toCents().toPlainString()).isEqualTo("0");
    }
}
