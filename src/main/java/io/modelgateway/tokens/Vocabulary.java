package io.modelgateway.tokens;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A vocabulary that is read when it is first needed, on a thread of its own: reading takes up to a second, and nobody
 * waits for it. Until it is there, the heuristic counts in its place. Thread-safe.
 */
final class Vocabulary implements TokenCounter {

    private final EncodingType type;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile TokenCounter counter = new HeuristicCounter();

    Vocabulary(EncodingType type) {
        this.type = type;
    }

    @Override
    public int count(String text) {
        if (requested.compareAndSet(false, true)) {
            Thread.ofVirtual().name("vocabulary-" + type.getName()).start(this::load);
        }
        return counter.count(text);
    }

    /** Reads the vocabulary now, on this thread. */
    void load() {
        requested.set(true);
        Encoding encoding = Encodings.newLazyEncodingRegistry().getEncoding(type);
        counter = encoding::countTokensOrdinary;
    }
}
