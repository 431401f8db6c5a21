package io.modelgateway.model;

import java.util.OptionalInt;

/**
 * Token counts in one normal form. Absent is not zero: it means that nobody said.
 *
 * @param input all input tokens, those read from and written to a provider's cache included
 * @param output all output tokens, reasoning included
 * @param cachedInput the part of {@code input} read from a provider's cache
 * @param cacheWrite the part of {@code input} written to a provider's cache
 * @param reasoning the part of {@code output} spent on reasoning
 * @param estimated whether any figure is the gateway's own estimate rather than the provider's word
 */
public record TokenUsage(
        OptionalInt input,
        OptionalInt output,
        OptionalInt cachedInput,
        OptionalInt cacheWrite,
        OptionalInt reasoning,
        boolean estimated) {

    /** Nobody said anything. */
    public static final TokenUsage UNKNOWN = new TokenUsage(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false);

    /** {@return a provider's plain figures} */
    public static TokenUsage of(int input, int output) {
        return new TokenUsage(
                OptionalInt.of(input),
                OptionalInt.of(output),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);
    }

    /** {@return the gateway's own figures} */
    public static TokenUsage estimate(int input, int output) {
        return new TokenUsage(
                OptionalInt.of(input),
                OptionalInt.of(output),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                true);
    }

    /** {@return this, with the figures of {@code later} where it has any: vendors report usage in instalments} */
    public TokenUsage mergedWith(TokenUsage later) {
        return new TokenUsage(
                latest(input, later.input),
                latest(output, later.output),
                latest(cachedInput, later.cachedInput),
                latest(cacheWrite, later.cacheWrite),
                latest(reasoning, later.reasoning),
                estimated || later.estimated);
    }

    /** {@return input and output together, unknown counted as zero} */
    public int total() {
        return input.orElse(0) + output.orElse(0);
    }

    private static OptionalInt latest(OptionalInt earlier, OptionalInt later) {
        return later.isPresent() ? later : earlier;
    }
}
