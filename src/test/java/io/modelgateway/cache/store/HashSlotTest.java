package io.modelgateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HashSlotTest {

    /** The check value of the specification, and a slot as a server tells it. */
    @Test
    void agreesWithTheServer() {
        assertThat(HashSlot.of("123456789")).isEqualTo(0x31C3);
        assertThat(HashSlot.of("foo")).isEqualTo(12182);
    }

    @Test
    void findsAKeyOfEveryNode() {
        assertThat(HashSlot.of(HashSlot.keyWithin(0, 0))).isZero();
        assertThat(HashSlot.of(HashSlot.keyWithin(16_000, 16_383))).isBetween(16_000, 16_383);
    }
}
