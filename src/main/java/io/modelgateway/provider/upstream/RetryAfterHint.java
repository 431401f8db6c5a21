package io.modelgateway.provider.upstream;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a provider wants to be left alone, from its headers. In this order: {@code retry-after-ms} (OpenAI, Azure),
 * {@code retry-after} (RFC 9110 section 10.2.3: seconds or an HTTP date; some send fractions), then the resets of the
 * limits that are used up: {@code x-ratelimit-reset-*} (OpenAI: {@code 6m0s}, {@code 20ms}; others plain seconds) and
 * {@code anthropic-ratelimit-*-reset} (RFC 3339).
 */
final class RetryAfterHint {

    /** Longer waits are cut to this; a day covers every vendor's daily quota. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}(?:\\.\\d{1,9})?");
    private static final Pattern UNITS =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?"
                    + "(?:(\\d{1,9}(?:\\.\\d{1,9})?)ms)?");

    private static final List<String> LIMITS = List.of(
            "x-ratelimit-%s-requests",
            "x-ratelimit-%s-tokens",
            "anthropic-ratelimit-requests-%s",
            "anthropic-ratelimit-tokens-%s",
            "anthropic-ratelimit-input-tokens-%s",
            "anthropic-ratelimit-output-tokens-%s");

    private final Clock clock;

    RetryAfterHint(Clock clock) {
        this.clock = clock;
    }

    /** {@return the wait, never negative and at most a day; empty if no header says anything readable} */
    Optional<Duration> from(UpstreamReply reply) {
        return reply.header("retry-after-ms")
                .flatMap(RetryAfterHint::millis)
                .or(() -> reply.header("retry-after").flatMap(this::secondsOrDate))
                .or(() -> resets(reply))
                .map(RetryAfterHint::bounded);
    }

    /** The longest reset among the limits that are used up; where none says so, the reset without a kind. */
    private Optional<Duration> resets(UpstreamReply reply) {
        Optional<Duration> longest = LIMITS.stream()
                .filter(limit -> reply.header(limit.formatted("remaining"))
                        .map(String::strip)
                        .filter("0"::equals)
                        .isPresent())
                .map(limit -> reply.header(limit.formatted("reset")).flatMap(this::reset))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        return longest.or(() -> reply.header("x-ratelimit-reset").flatMap(this::reset));
    }

    private Optional<Duration> reset(String text) {
        return secondsOrDate(text).or(() -> units(text)).or(() -> timestamp(text));
    }

    private static Optional<Duration> millis(String text) {
        return seconds(text).map(seconds -> seconds.dividedBy(1000));
    }

    private Optional<Duration> secondsOrDate(String text) {
        return seconds(text).or(() -> httpDate(text));
    }

    private static Optional<Duration> seconds(String text) {
        String number = text.strip();
        return SECONDS.matcher(number).matches()
                ? Optional.of(Duration.ofNanos(Math.round(Double.parseDouble(number) * 1e9)))
                : Optional.empty();
    }

    private Optional<Duration> httpDate(String text) {
        return parsed(
                text,
                date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
    }

    private Optional<Duration> timestamp(String text) {
        return parsed(text, date -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(date, Instant::from));
    }

    private Optional<Duration> parsed(String text, Function<String, Instant> parser) {
        try {
            return Optional.of(Duration.between(clock.instant(), parser.apply(text.strip())));
        } catch (DateTimeException e) {
            // Not of this form: the next one is tried, and no hint is a fair outcome.
            return Optional.empty();
        }
    }

    private static Optional<Duration> units(String text) {
        Matcher parts = UNITS.matcher(text.strip());
        if (text.isBlank() || !parts.matches()) {
            return Optional.empty();
        }
        double seconds = number(parts, 1) * 3600 + number(parts, 2) * 60 + number(parts, 3) + number(parts, 4) / 1000;
        return Optional.of(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    private static double number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Double.parseDouble(parts.group(group));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
