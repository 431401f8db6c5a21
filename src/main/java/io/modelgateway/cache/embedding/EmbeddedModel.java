package io.modelgateway.cache.embedding;

import ai.onnxruntime.OrtException;
import io.modelgateway.cache.background.BackgroundWorker;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The model inside this process, on a thread of its own. It is loaded by the first text, which then is probably late; one
 * that cannot be loaded is not tried again. Thread-safe.
 *
 * <p>Texts are computed one by one. In batches of eight each takes a third less, but the quantised model scales its
 * numbers by all texts of a batch: a text's vector would depend on its neighbours.
 */
final class EmbeddedModel implements Embedder {

    private static final Logger LOG = Logger.getLogger(EmbeddedModel.class);

    private final Callable<OnnxModel> source;
    private final BackgroundWorker worker;
    private volatile @Nullable OnnxModel model;
    private volatile @Nullable Throwable failedLoading;

    EmbeddedModel(Duration timeout, int queueSize) {
        this(OnnxModel::load, timeout, queueSize);
    }

    EmbeddedModel(Callable<OnnxModel> source, Duration timeout, int queueSize) {
        this.source = source;
        this.worker = new BackgroundWorker("embedding", timeout, queueSize, this::release);
    }

    @Override
    public String id() {
        return OnnxModel.ID;
    }

    @Override
    public int dimensions() {
        return OnnxModel.DIMENSIONS;
    }

    @Override
    public Uni<float[]> embed(String text) {
        return worker.run(() -> loaded().vector(text)).onFailure().transform(EmbeddingFailures::coded);
    }

    /** Runs on the worker only, and so once. */
    private OnnxModel loaded() {
        OnnxModel ready = model;
        if (ready != null) {
            return ready;
        }
        Throwable earlier = failedLoading;
        if (earlier == null) {
            try {
                OnnxModel loaded = source.call();
                model = loaded;
                return loaded;
                // A machine that the runtime's native library was not built for answers with an Error.
            } catch (Exception | LinkageError failure) {
                LOG.error("[E4304] The embedding model cannot be loaded: the cache works without similarity", failure);
                failedLoading = failure;
                earlier = failure;
            }
        }
        throw GatewayException.caused(ErrorCode.EMBEDDING_FAILED, "The embedding model cannot be loaded", earlier);
    }

    @Override
    public void close() {
        worker.close();
    }

    private void release() {
        OnnxModel loaded = model;
        if (loaded == null) {
            return;
        }
        try {
            loaded.close();
        } catch (OrtException failure) {
            LOG.debug("The embedding model did not close", failure);
        }
    }
}
