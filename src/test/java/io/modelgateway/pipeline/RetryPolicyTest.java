package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Duration PLENTY = Duration.ofMinutes(5);

    private final RetryPolicy policy = new RetryPolicy(new Random(7), Duration.ofSeconds(10));

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 529})
    void repeatsTheStatusesThatPromiseBetterLuck(int status) {
        assertThat(RetryPolicy.repeatable(failure(ErrorCode.PROVIDER_ERROR, new ErrorDetail.UpstreamStatus(status))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 422, 501})
    void doesNotRepeatOtherStatuses(int status) {
        assertThat(RetryPolicy.repeatable(failure(ErrorCode.PROVIDER_ERROR, new ErrorDetail.UpstreamStatus(status))))
                .isFalse();
    }

    @Test
    void repeatsConnectErrorsButNotOurOwnTimeoutsNorAnOpenCircuit() {
        assertThat(RetryPolicy.repeatable(failure(ErrorCode.PROVIDER_UNAVAILABLE)))
                .isTrue();
        assertThat(RetryPolicy.repeatable(failure(ErrorCode.PROVIDER_TIMEOUT))).isFalse();
        assertThat(RetryPolicy.repeatable(failure(ErrorCode.PROVIDER_CIRCUIT_OPEN)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 400", "3, 800", "5, 3200", "6, 5000", "40, 5000"})
    void pausesAtMostTheDoublingCeiling(int repetition, long ceilingMillis) {
        for (int draw = 0; draw < 200; draw++) {
            assertThat(policy.pause(failure(ErrorCode.PROVIDER_ERROR), repetition, PLENTY, false))
                    .hasValueSatisfying(pause ->
                            assertThat(pause).isBetween(Duration.ofMillis(1), Duration.ofMillis(ceilingMillis)));
        }
    }

    @Test
    void honoursTheProvidersOwnDelay() {
        assertThat(policy.pause(askingFor(Duration.ofSeconds(7)), 1, PLENTY, false))
                .hasValue(Duration.ofSeconds(7));
    }

    @Test
    void givesUpWhereTheDelayIsTooLongOrPassesTheDeadline() {
        assertThat(policy.pause(askingFor(Duration.ofSeconds(11)), 1, PLENTY, false))
                .isEmpty();
        assertThat(policy.pause(askingFor(Duration.ofSeconds(3)), 1, Duration.ofSeconds(3), false))
                .isEmpty();
    }

    @Test
    void doesNotWaitLongWhereAnotherModelCouldAnswer() {
        assertThat(policy.pause(askingFor(Duration.ofSeconds(7)), 1, PLENTY, true))
                .isEmpty();
    }

    private static GatewayException askingFor(Duration delay) {
        return failure(ErrorCode.PROVIDER_RATE_LIMITED, new ErrorDetail.RetryAfter(delay));
    }

    private static GatewayException failure(ErrorCode code, ErrorDetail... details) {
        return GatewayException.of(code, details);
    }
}
