package io.modelgateway.provider.mock;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.registry.MockBehaviour;
import io.modelgateway.registry.MockBehaviour.FailureKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the mock does with one call.
 *
 * @param latency before the first token
 * @param tokensPerSecond the pace; 0 is unlimited
 * @param failure how it fails; {@code null} if it does not
 * @param tokens how long the text is; {@code null} for as long as it comes
 * @param reply the fixed text; {@code null} for one made from the prompt
 */
record MockPlan(
        Duration latency,
        double tokensPerSecond,
        @Nullable FailureKind failure,
        @Nullable Integer tokens,
        @Nullable String reply) {

    private static final long MAX_LATENCY_MILLIS = 600_000;
    private static final int MAX_TOKENS = 1_000_000;

    /** Says that a call must not fail, whatever the configured rate. */
    private static final String NO_FAILURE = "none";

    /**
     * Makes the plan from configuration and the request's {@code x-mock-*} headers, which go before.
     *
     * @throws GatewayException E4502 for a header that cannot be read
     */
    static MockPlan of(MockBehaviour behaviour, Map<String, String> headers, RandomGenerator random) {
        Double latency = number(headers, "x-mock-latency-ms", MAX_LATENCY_MILLIS);
        Double pace = number(headers, "x-mock-tokens-per-second", Double.MAX_VALUE);
        Double tokens = number(headers, "x-mock-tokens", MAX_TOKENS);
        return new MockPlan(
                latency == null ? behaviour.latency() : Duration.ofMillis(latency.longValue()),
                pace == null ? behaviour.tokensPerSecond() : pace,
                failure(behaviour, headers.get("x-mock-failure"), random),
                tokens == null ? null : Math.max(1, tokens.intValue()),
                behaviour.reply());
    }

    private static @Nullable FailureKind failure(
            MockBehaviour behaviour, @Nullable String header, RandomGenerator random) {
        if (header == null) {
            return behaviour.failureRate() > 0 && random.nextDouble() < behaviour.failureRate()
                    ? behaviour.failureKind()
                    : null;
        }
        if (header.strip().equalsIgnoreCase(NO_FAILURE)) {
            return null;
        }
        return FailureKind.byWireName(header)
                .orElseThrow(() -> invalid(
                        "x-mock-failure",
                        "must be one of "
                                + Arrays.stream(FailureKind.values())
                                        .map(FailureKind::wireName)
                                        .collect(Collectors.joining(", "))
                                + " or " + NO_FAILURE));
    }

    private static @Nullable Double number(Map<String, String> headers, String name, double max) {
        String text = headers.get(name);
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(name, "must be a number");
        }
        throw invalid(name, "is out of range");
    }

    private static GatewayException invalid(String header, String complaint) {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD, "'" + header + "' " + complaint, new ErrorDetail.Param(header));
    }
}
