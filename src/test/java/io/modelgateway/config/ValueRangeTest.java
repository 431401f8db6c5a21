package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0..1      | 0, 0.0, 1, 1.0, 0.5, 1e-9, .5d      | -0.000001, 1.000001, -1, 5, 5d, NaN, Infinity, 1e999999
            >0..1     | 1, 0.001                            | 0, 0.0, -0.0, -1, 1.1
            1..       | 1, +1, 2147483647                   | 0, -1, -2147483648
            ..10      | 10, -5                              | 11, 10.5
            0.5..2.5  | 0.5, 2.5                            | 0.49, 2.51
            -1..1     | -1, 0                               | -2
            100ms..   | 100ms, 1, 1s, PT0.1S, 1m, 1d        | 99ms, 0, 0s, PT0.0999S, PT-1S
            >0s..     | 1ms, PT0.000000001S, 1              | 0, 0s, 0ms, PT0S, PT-1S, -1s
            1ms..10m  | 1ms, 10m, 600, 600s, 10M            | 0s, 601, 11m, 10m1s, PT0.0005S
            1B..      | 1, 1K, 20M, 5g                      | 0, 0K
            1K..1M    | 1K, 1024, 1M, 1024K                 | 1023, 1025K, 2M, 1G
            """)
    void allowsWhatIsBetweenItsBounds(String range, String inside, String outside) {
        assertThat(inside.split(", ")).allMatch(new ValueRange(range)::allows);
        assertThat(outside.split(", ")).noneMatch(new ValueRange(range)::allows);
    }

    @ParameterizedTest
    @CsvSource({
        "0..1, five",
        "0..1, 1s",
        "0..1, ''",
        "0..1, ' '",
        "1.., 1K",
        ">0s.., soon",
        ">0s.., PT",
        ">0s.., 99999999999999999999",
        "1B.., -1",
        "1B.., 1KB",
        "1B.., ''"
    })
    void leavesToOthersWhatCannotBeRead(String range, String value) {
        assertThat(new ValueRange(range).allows(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0..1     | 0 to 1                      | k must be from 0 to 1
            >0..1    | more than 0, at most 1      | k must be more than 0, at most 1
            1..      | at least 1                  | k must be at least 1
            ..10     | at most 10                  | k must be at most 10
            >0s..    | more than 0s                | k must be more than 0s
            1ms..10m | 1ms to 10m                  | k must be from 1ms to 10m
            """)
    void saysWhatItIs(String range, String words, String sentence) {
        assertThat(new ValueRange(range).words()).isEqualTo(words);
        assertThat(new ValueRange(range).sentence("k")).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ">..", ">..1", "1", "1-2", "0..1s", "1K..1s", "a..", "1..2..3", "1x.."})
    void isNothingElse(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueRange(written));
    }

    @Test
    void ignoresBlanksAround() {
        assertThat(new ValueRange("0..1").allows(" 2 ")).isFalse();
        assertThat(new ValueRange("1ms..").allows(" 0s ")).isFalse();
    }
}
