package io.modelgateway.cache.embedding;

import io.modelgateway.config.Range;
import io.modelgateway.config.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Which model turns questions into vectors for the semantic cache. Read only while the semantic mode is not off. */
@ConfigMapping(prefix = "gateway.cache.semantic")
interface EmbeddingConfig {

    /**
     * Where vectors come from: {@code embedded} (bge-small-en-v1.5, quantised, inside this process; English; about 150 MB
     * once it is in use), {@code ollama} ({@code /api/embed}) or {@code openai} (any compatible
     * {@code /v1/embeddings}). Another embedder means another fingerprint: what was stored with the old one is no longer
     * found by similarity. Default embedded.
     */
    @WithDefault("embedded")
    EmbedderKind embedder();

    /** How the model is reached and how long it is waited for. */
    Embedding embedding();

    /** How the model is reached and how long it is waited for. */
    interface Embedding {

        /**
         * The server's base address, without {@code /api/embed} or {@code /v1/embeddings}. Default
         * {@code http://localhost:11434} for {@code ollama} and {@code https://api.openai.com} for {@code openai};
         * {@code embedded} needs none.
         */
        Optional<URI> url();

        /**
         * The model's name there. Default {@code nomic-embed-text} for {@code ollama} and {@code text-embedding-3-small}
         * for {@code openai}; {@code embedded} has only one.
         */
        Optional<String> model();

        /** The bearer token for the endpoint. Default none. */
        Optional<Secret> apiKey();

        /**
         * How long one vector is waited for, the time in the queue included. A request whose vector is late goes on with
         * exact matching alone. Default 250ms.
         */
        @Range(">0s..")
        @WithDefault("250ms")
        Duration timeout();

        /**
         * How many texts may wait for the model; more are refused at once, and their requests go on with exact matching.
         * Default 64.
         */
        @Range("1..")
        @WithDefault("64")
        int queueSize();
    }
}
