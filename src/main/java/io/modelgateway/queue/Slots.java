package io.modelgateway.queue;

import org.jspecify.annotations.Nullable;

/**
 * How many slots a pool has.
 *
 * @param most at least 1; {@link Integer#MAX_VALUE} for no limit
 * @param adaptive whether the number is found out between 1 and {@code most}, rather than being {@code most}
 */
public record Slots(int most, boolean adaptive) {

    public static final Slots UNLIMITED = new Slots(Integer.MAX_VALUE, false);

    public Slots {
        if (most < 1) {
            throw new IllegalArgumentException("a pool has at least one slot");
        }
    }

    public static Slots fixed(int count) {
        return new Slots(count, false);
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Slots that && most == that.most && adaptive == that.adaptive;
    }
}
