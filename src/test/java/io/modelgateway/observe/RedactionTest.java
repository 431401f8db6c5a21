package io.modelgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private final Redaction redaction = new Redaction(new Random(1));

    @Test
    void showsLengthAndHashOnly() {
        assertThat(redaction.of("sk-very-secret")).matches("\\[14 chars, [0-9a-f]{8}]");
    }

    @Test
    void recognisesEqualTextsWithinOneProcess() {
        assertThat(redaction.of("same")).isEqualTo(redaction.of("same")).isNotEqualTo(redaction.of("other"));
    }

    @Test
    void givesAnotherHashAfterARestart() {
        assertThat(redaction.of("same")).isNotEqualTo(new Redaction(new Random(2)).of("same"));
    }
}
