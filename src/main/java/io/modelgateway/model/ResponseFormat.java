package io.modelgateway.model;

import org.jspecify.annotations.Nullable;

/** The shape an answer must have. */
public sealed interface ResponseFormat {

    record PlainText() implements ResponseFormat {}

    /** Any JSON object. */
    record JsonObject() implements ResponseFormat {}

    /** JSON that follows a schema. */
    record JsonSchema(
            String name,
            @Nullable String description,
            Json schema,
            @Nullable Boolean strict) implements ResponseFormat {}
}
