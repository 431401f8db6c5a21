package io.modelgateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetryAfterHintTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final RetryAfterHint hint = new RetryAfterHint(Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @MethodSource("headers")
    void readsWhatProvidersSend(Map<String, String> headers, Optional<Duration> expected) {
        var reply = new UpstreamReply(429, headers::get, new byte[0]);

        assertThat(hint.from(reply)).isEqualTo(expected);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                row(null),
                row(Duration.ofSeconds(20), "retry-after", "20"),
                row(Duration.ofMillis(1500), "retry-after", "1.5"),
                row(Duration.ofSeconds(0), "retry-after", "0"),
                row(Duration.ofSeconds(30), "retry-after", "Sun, 01 Mar 2026 12:00:30 GMT"),
                row(Duration.ZERO, "retry-after", "Sun, 01 Mar 2026 11:00:00 GMT"),
                row(null, "retry-after", "soon"),
                row(null, "retry-after", "-5"),
                row(null, "retry-after", ""),
                row(Duration.ofDays(1), "retry-after", "999999999"),
                row(Duration.ofMillis(250), "retry-after-ms", "250", "retry-after", "20"),
                row(Duration.ofSeconds(20), "retry-after-ms", "x", "retry-after", "20"),
                row(
                        Duration.ofSeconds(360),
                        "x-ratelimit-remaining-requests",
                        "0",
                        "x-ratelimit-reset-requests",
                        "6m0s",
                        "x-ratelimit-remaining-tokens",
                        "10",
                        "x-ratelimit-reset-tokens",
                        "1h"),
                row(Duration.ofMillis(20), "x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "20ms"),
                row(
                        Duration.ofMillis(8640),
                        "x-ratelimit-remaining-requests",
                        "0",
                        "x-ratelimit-reset-requests",
                        "8.64s"),
                row(
                        Duration.ofSeconds(10),
                        "anthropic-ratelimit-requests-remaining",
                        "0",
                        "anthropic-ratelimit-requests-reset",
                        "2026-03-01T12:00:10Z"),
                row(Duration.ofSeconds(3), "x-ratelimit-reset", "3"),
                row(null, "x-ratelimit-reset-requests", "6m0s"));
    }

    private static Arguments row(Duration expected, String... headers) {
        var map = new java.util.HashMap<String, String>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return Arguments.arguments(map, Optional.ofNullable(expected));
    }
}
