package io.modelgateway.cache.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** The two wire formats of an embeddings endpoint; both take {@code model} and {@code input}. */
enum EmbeddingsApi {
    /** {@code {"embeddings":[[…]]}}, https://github.com/ollama/ollama/blob/main/docs/api.md#generate-embeddings. */
    OLLAMA("/api/embed", URI.create("http://localhost:11434"), "nomic-embed-text") {
        @Override
        JsonNode vector(JsonNode answer) {
            return answer.path("embeddings").path(0);
        }
    },
    /** {@code {"data":[{"embedding":[…]}]}}, https://platform.openai.com/docs/api-reference/embeddings. */
    OPENAI("/v1/embeddings", URI.create("https://api.openai.com"), "text-embedding-3-small") {
        @Override
        JsonNode vector(JsonNode answer) {
            return answer.path("data").path(0).path("embedding");
        }
    };

    private final String path;
    private final URI usualUrl;
    private final String usualModel;

    EmbeddingsApi(String path, URI usualUrl, String usualModel) {
        this.path = path;
        this.usualUrl = usualUrl;
        this.usualModel = usualModel;
    }

    /** The first vector of an answer, or a missing node. */
    abstract JsonNode vector(JsonNode answer);

    /** The endpoint's address; people give base addresses with and without the version. */
    URI endpoint(URI base) {
        String text = base.toString().replaceAll("/+$", "");
        String version = path.substring(0, path.lastIndexOf('/'));
        return URI.create(text.endsWith(version) ? text + path.substring(version.length()) : text + path);
    }

    URI usualUrl() {
        return usualUrl;
    }

    String usualModel() {
        return usualModel;
    }
}
