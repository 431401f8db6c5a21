package io.modelgateway.cache.embedding;

import io.smallrye.mutiny.Uni;

/**
 * Turns a text into a vector of length one, so that the cosine of two is their dot product. Thread-safe; never blocks the
 * caller.
 */
public interface Embedder extends AutoCloseable {

    /** Model and version. Vectors of embedders of different ids must never be compared: part of the cache's fingerprint. */
    String id();

    /** How many numbers a vector has; 0 while a remote model has not answered yet. */
    int dimensions();

    /**
     * A new vector of length one. Fails with {@code E4304} when the model cannot be loaded or reached, is too busy, or does
     * not answer in its time. Cancelling gives the place in the queue back.
     */
    Uni<float[]> embed(String text);

    /** Frees the model or its connections. The application calls it at its end; nobody else may. */
    @Override
    void close();
}
