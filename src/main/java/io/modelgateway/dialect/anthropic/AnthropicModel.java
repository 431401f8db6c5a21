package io.modelgateway.dialect.anthropic;

/** One entry of the list of models. */
public record AnthropicModel(String id, String displayName) {}
