package io.modelgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedLabelTest {

    @Test
    void keepsWhatItAdmittedWhenFull() {
        var label = new BoundedLabel(2);
        label.admit("a");
        label.admit("b");

        assertThat(label.admit("c")).isEqualTo("other");
        assertThat(label.admit("a")).isEqualTo("a");
        assertThat(label.admit("b")).isEqualTo("b");
    }

    @Test
    void neverExceedsTheCapUnderConcurrentUse() {
        var label = new BoundedLabel(50);

        Set<String> admitted = IntStream.range(0, 10_000)
                .parallel()
                .mapToObj(number -> label.admit("v" + number % 500))
                .collect(Collectors.toSet());

        assertThat(admitted).hasSize(51).contains("other");
    }
}
