package io.modelgateway.model;

/** Whether and which tool the model must use. */
public sealed interface ToolChoice {

    /** The model decides. */
    record Auto() implements ToolChoice {}

    /** No tool may be used. */
    record None() implements ToolChoice {}

    /** Some tool must be used (OpenAI {@code required}, Anthropic {@code any}). */
    record Required() implements ToolChoice {}

    /** This tool must be used. */
    record Named(String name) implements ToolChoice {}
}
