package io.modelgateway.cache.embedding;

import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the configured embedder. Nothing is loaded or called before its first text. */
public final class Embedders {

    @Produces
    @Singleton
    Embedder configured(EmbeddingConfig config, Vertx vertx) {
        EmbeddingConfig.Embedding embedding = config.embedding();
        return switch (config.embedder()) {
            case EMBEDDED -> new EmbeddedModel(embedding.timeout(), embedding.queueSize());
            case OLLAMA -> remote(EmbeddingsApi.OLLAMA, embedding, vertx);
            case OPENAI -> remote(EmbeddingsApi.OPENAI, embedding, vertx);
        };
    }

    /** The model inside this process, without an application around it; whoever makes it closes it. */
    public static Embedder embedded(Duration timeout) {
        return new EmbeddedModel(timeout, 1);
    }

    private static Embedder remote(EmbeddingsApi api, EmbeddingConfig.Embedding embedding, Vertx vertx) {
        return new RemoteModel(
                vertx,
                api,
                embedding.url().orElse(api.usualUrl()),
                embedding.model().orElse(api.usualModel()),
                embedding.apiKey(),
                embedding.timeout(),
                embedding.queueSize());
    }

    void close(@Disposes Embedder embedder) {
        embedder.close();
    }
}
