package io.modelgateway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CapabilitySetTest {

    /** The model is what Java's own set of capabilities says. */
    @Property
    void isTheSetOfWhatItWasMadeOf(@ForAll Set<Capability> some, @ForAll Set<Capability> others) {
        var set = CapabilitySet.copyOf(some);
        var both = EnumSet.noneOf(Capability.class);
        both.addAll(some);
        List<Capability> inOrder = List.copyOf(both);

        assertThat(set).isEqualTo(some).hasSameHashCodeAs(some).containsExactlyElementsOf(inOrder);
        assertThat(Capability.values()).allMatch(capability -> set.contains(capability) == some.contains(capability));
        assertThat(set.containsAll(others)).isEqualTo(some.containsAll(others));
        assertThat(set.containsAll(CapabilitySet.copyOf(others))).isEqualTo(some.containsAll(others));
        both.retainAll(others);
        assertThat(set.shared(CapabilitySet.copyOf(others))).isEqualTo(both.size());
    }

    @Test
    void doesNotCopyItself() {
        var set = CapabilitySet.copyOf(Set.of(Capability.TEXT));

        assertThat(CapabilitySet.copyOf(set)).isSameAs(set);
    }

    @Test
    void cannotBeChanged() {
        var set = CapabilitySet.copyOf(Set.of(Capability.TEXT));
        var capabilities = set.iterator();
        capabilities.next();

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(capabilities::next);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(capabilities::remove);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> set.add(Capability.VISION));
    }
}
