package io.modelgateway.model;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Capabilities as bits: routing asks a thousand models what they can do, of bits and not of a hash table. Immutable, in
 * the order of their declaration.
 */
public final class CapabilitySet extends AbstractSet<Capability> {

    private static final Capability[] ALL = Capability.values();

    private final long bits;

    private CapabilitySet(long bits) {
        this.bits = bits;
    }

    /** {@return the same capabilities; the same object if it is such a set already} */
    public static CapabilitySet copyOf(Collection<Capability> capabilities) {
        if (capabilities instanceof CapabilitySet set) {
            return set;
        }
        long bits = 0;
        for (Capability capability : capabilities) {
            bits |= bit(capability);
        }
        return new CapabilitySet(bits);
    }

    /** {@return how many capabilities are in both} */
    public int shared(CapabilitySet other) {
        return Long.bitCount(bits & other.bits);
    }

    @Override
    public boolean containsAll(Collection<?> candidates) {
        return candidates instanceof CapabilitySet set ? (set.bits & ~bits) == 0 : super.containsAll(candidates);
    }

    @Override
    public boolean contains(@Nullable Object candidate) {
        return candidate instanceof Capability capability && (bits & bit(capability)) != 0;
    }

    @Override
    public int size() {
        return Long.bitCount(bits);
    }

    @Override
    public Iterator<Capability> iterator() {
        return new Iterator<>() {
            private long left = bits;

            @Override
            public boolean hasNext() {
                return left != 0;
            }

            @Override
            public Capability next() {
                if (left == 0) {
                    throw new NoSuchElementException();
                }
                Capability next = ALL[Long.numberOfTrailingZeros(left)];
                left &= left - 1;
                return next;
            }
        };
    }

    private static long bit(Capability capability) {
        return 1L << capability.ordinal();
    }
}
