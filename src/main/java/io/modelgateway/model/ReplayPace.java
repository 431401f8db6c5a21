package io.modelgateway.model;

import java.util.Locale;
import java.util.Optional;

/** How fast a remembered answer is streamed. */
public sealed interface ReplayPace {

    /** As fast as the client reads. */
    record Instant() implements ReplayPace {}

    /** With the pauses the answer had when it was made. */
    record Original() implements ReplayPace {}

    /** @param tokensPerSecond above 0, at most {@link #MAX_TOKENS_PER_SECOND} */
    record Steady(double tokensPerSecond) implements ReplayPace {}

    double MAX_TOKENS_PER_SECOND = 100_000;

    /** {@return the pace of that name: {@code instant}, {@code original}, or a number of tokens per second} */
    static Optional<ReplayPace> byWireName(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "instant" -> Optional.of(new Instant());
            case "original" -> Optional.of(new Original());
            default -> steady(name.strip());
        };
    }

    private static Optional<ReplayPace> steady(String number) {
        try {
            double tokensPerSecond = Double.parseDouble(number);
            return tokensPerSecond > 0 && tokensPerSecond <= MAX_TOKENS_PER_SECOND
                    ? Optional.of(new Steady(tokensPerSecond))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
