package io.modelgateway.model;

import org.jspecify.annotations.Nullable;

/**
 * A function the model may ask for.
 *
 * @param parameters JSON Schema of the arguments
 * @param strict whether the provider must hold the arguments to the schema
 */
public record ToolDefinition(
        String name,
        @Nullable String description,
        @Nullable Json parameters,
        @Nullable Boolean strict) {}
