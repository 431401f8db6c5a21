package io.modelgateway.model;

import org.jspecify.annotations.Nullable;

/**
 * How much a model shall think before it answers.
 *
 * @param enabled whether it shall think at all
 * @param effort the vendor-neutral grade ({@code minimal}, {@code low}, {@code medium}, {@code high})
 * @param budgetTokens the most tokens to think with
 */
public record ReasoningOptions(
        boolean enabled, @Nullable String effort, @Nullable Integer budgetTokens) {}
