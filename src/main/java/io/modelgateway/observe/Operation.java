package io.modelgateway.observe;

/** What was asked of the model, in OpenTelemetry's words for {@code gen_ai.operation.name}. */
public enum Operation {
    CHAT("chat"),
    TEXT_COMPLETION("text_completion"),
    EMBEDDINGS("embeddings");

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
