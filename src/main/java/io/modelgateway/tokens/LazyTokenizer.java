package io.modelgateway.tokens;

import com.knuddels.jtokkit.api.Encoding;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary that is loaded on first need, once, on another thread: loading takes some hundred milliseconds and tens
 * of megabytes. Whoever asks before it is there, or after loading has failed, gets the stand-in. Thread-safe, never
 * blocks.
 */
final class LazyTokenizer {

    private static final Logger LOG = Logger.getLogger(LazyTokenizer.class);

    private static final String WARM_UP =
            "The quick brown fox jumps over 13 lazy dogs; fox.jump(dog -> dog.isLazy());\n";
    private static final int WARM_UP_REPEATS = 2_000;

    private final String name;
    private final Supplier<Encoding> source;
    private final Executor loader;
    private final TextCounter standIn;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile @Nullable TextCounter ready;

    LazyTokenizer(String name, Supplier<Encoding> source, Executor loader, TextCounter standIn) {
        this.name = name;
        this.source = source;
        this.loader = loader;
        this.standIn = standIn;
    }

    TextCounter counter() {
        TextCounter loaded = ready;
        if (loaded != null) {
            return loaded;
        }
        if (asked.compareAndSet(false, true)) {
            loader.execute(this::load);
        }
        return standIn;
    }

    private void load() {
        try {
            TextCounter counter = new BytePairCounter(source.get());
            warmUp(counter);
            ready = counter;
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "The tokenizer %s cannot be loaded; its models get estimates instead", name);
        }
    }

    /** Lets the just-in-time compiler see the code here rather than on an event loop. */
    private static void warmUp(TextCounter counter) {
        for (int i = 0; i < WARM_UP_REPEATS; i++) {
            counter.count(WARM_UP);
        }
    }
}
