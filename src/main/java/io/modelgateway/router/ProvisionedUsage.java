package io.modelgateway.router;

import io.modelgateway.model.Ticker;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.registry.ProvisionedThroughput;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much of each model's provisioned throughput is used up in the current minute. Thread-safe; holds one window for
 * each provisioned model.
 */
@Singleton
public final class ProvisionedUsage {

    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();

    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();
    private final Ticker ticker;

    public ProvisionedUsage(Ticker ticker) {
        this.ticker = ticker;
    }

    private record Window(long number, long tokens) {}

    /** Notes tokens that a model has served; does nothing for a model without provisioned throughput. */
    public void record(ModelDefinition model, int tokens) {
        if (model.provisioned() != null) {
            long now = currentWindow();
            windows.merge(
                    model.qualifiedName(),
                    new Window(now, tokens),
                    (old, added) -> old.number() == now ? new Window(now, old.tokens() + tokens) : added);
        }
    }

    /** {@return whether that many more tokens are covered in this minute} */
    boolean covers(ModelDefinition model, int tokens) {
        ProvisionedThroughput bought = model.provisioned();
        if (bought == null) {
            return false;
        }
        Window window = windows.get(model.qualifiedName());
        long used = window == null || window.number() != currentWindow() ? 0 : window.tokens();
        return used + tokens <= bought.reservedTpm();
    }

    private long currentWindow() {
        return Math.floorDiv(ticker.nanos(), WINDOW_NANOS);
    }
}
