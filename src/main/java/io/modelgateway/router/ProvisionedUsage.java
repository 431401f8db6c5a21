package io.modelgateway.router;

import io.modelgateway.model.ModelKey;
import io.modelgateway.model.Ticker;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProvisionedThroughput;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How much of their reserved tokens per minute models with provisioned throughput have used, in this replica, in fixed
 * windows of one minute. Thread-safe. Holds one figure for each such model ever used; the catalogue bounds them.
 */
@Singleton
public final class ProvisionedUsage {

    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final ConcurrentMap<ModelKey, Window> windows = new ConcurrentHashMap<>();
    private final Ticker ticker;

    @Inject
    ProvisionedUsage(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Takes in the tokens of one answer, input and output together; of no effect for models without a reservation. */
    public void record(ModelDefinition model, int tokens) {
        if (model.provisioned() != null && tokens > 0) {
            var used = new Window(currentWindow(), tokens);
            windows.merge(model.key(), used, Window::plus);
        }
    }

    /** {@return whether that many more tokens fit into what the model has reserved for this minute} */
    boolean covers(ModelDefinition model, long tokens) {
        ProvisionedThroughput reserved = model.provisioned();
        if (reserved == null) {
            return false;
        }
        Window window = windows.get(model.key());
        long used = window == null || window.index != currentWindow() ? 0 : window.tokens;
        return used + tokens <= reserved.reservedTpm();
    }

    private long currentWindow() {
        return Math.floorDiv(ticker.nanos(), WINDOW_NANOS);
    }

    /** The tokens of one minute. Immutable. */
    private record Window(long index, long tokens) {

        Window plus(Window later) {
            return later.index == index ? new Window(index, tokens + later.tokens) : later;
        }
    }
}
