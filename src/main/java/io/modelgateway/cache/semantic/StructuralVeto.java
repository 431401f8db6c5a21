package io.modelgateway.cache.semantic;

import io.modelgateway.cache.background.BackgroundWorker;
import io.modelgateway.cache.semantic.reading.Reader;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The veto on a thread of its own. Its dictionary is loaded by the first pair, which is then probably late and so differs.
 * Thread-safe.
 */
@Singleton
public final class StructuralVeto implements Veto {

    private static final Logger LOG = Logger.getLogger(StructuralVeto.class);

    /** Reading two questions takes a millisecond; the rest is for the queue. */
    private static final Duration TIMEOUT = Duration.ofMillis(250);

    private static final int QUEUE_SIZE = 256;

    private final BackgroundWorker worker;

    /** The worker's own. */
    private volatile @Nullable Judge judge;

    @Inject
    StructuralVeto() {
        this(TIMEOUT);
    }

    /** @param timeout how long a verdict is waited for, loading included */
    public StructuralVeto(Duration timeout) {
        this.worker = new BackgroundWorker("semantic-veto", timeout, QUEUE_SIZE, () -> {});
    }

    @Override
    public Uni<Verdict> judge(String asked, String remembered) {
        return worker.run(() -> loaded().judge(asked, remembered))
                .onFailure()
                .recoverWithItem(StructuralVeto::unavailable);
    }

    private Judge loaded() {
        Judge ready = judge;
        if (ready == null) {
            ready = new Judge(new Reader());
            judge = ready;
        }
        return ready;
    }

    private static Verdict unavailable(Throwable failure) {
        LOG.debug("No verdict", failure);
        return new Verdict.Differs(VetoReason.UNAVAILABLE);
    }

    @PreDestroy
    public void close() {
        worker.close();
    }
}
