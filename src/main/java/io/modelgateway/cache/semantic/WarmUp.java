package io.modelgateway.cache.semantic;

import io.modelgateway.cache.embedding.Embedder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Loads what the semantic cache works with while the application starts, if it is not off; nothing waits for it. */
@Singleton
final class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final String QUESTION = "How do I warm up a model?";

    private final SemanticConfig config;
    private final Instance<Embedder> embedder;
    private final Instance<Veto> veto;

    @Inject
    WarmUp(SemanticConfig config, Instance<Embedder> embedder, Instance<Veto> veto) {
        this.config = config;
        this.embedder = embedder;
        this.veto = veto;
    }

    void onStart(@Observes StartupEvent start) {
        if (config.mode() == SemanticMode.OFF) {
            return;
        }
        LOG.infof(
                "Semantic cache: %s, embedder %s, threshold %s (cosine)",
                config.mode(), embedder.get().id(), config.threshold());
        embedder.get().embed(QUESTION).subscribe().with(_ -> {}, failure -> LOG.debug("No vector yet", failure));
        veto.get().judge(QUESTION, "How can I warm up a model?").subscribe().with(_ -> {});
    }
}
