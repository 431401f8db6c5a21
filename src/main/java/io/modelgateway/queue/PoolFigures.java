package io.modelgateway.queue;

import io.modelgateway.model.Priority;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a pool does at one moment.
 *
 * @param limit slots at the moment; {@link Integer#MAX_VALUE} for no limit
 * @param depths how many wait in each band
 * @param holding how long a slot is held on average; {@code null} while nothing has been measured
 */
public record PoolFigures(
        PoolId pool,
        LineMode mode,
        int limit,
        boolean adaptive,
        int inUse,
        Map<Priority, Integer> depths,
        long waitingBytes,
        @Nullable Duration holding) {

    public PoolFigures {
        depths = Map.copyOf(depths);
    }

    public boolean limited() {
        return limit != Integer.MAX_VALUE;
    }

    public int waiting() {
        return depths.values().stream().mapToInt(Integer::intValue).sum();
    }
}
