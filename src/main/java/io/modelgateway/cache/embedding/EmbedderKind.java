package io.modelgateway.cache.embedding;

/** Where vectors come from. */
enum EmbedderKind {
    /** A small English model inside this process. */
    EMBEDDED,
    /** Ollama's {@code /api/embed}. */
    OLLAMA,
    /** Any endpoint that speaks OpenAI's {@code /v1/embeddings}. */
    OPENAI
}
