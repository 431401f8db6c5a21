package io.modelgateway.dialect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fuzzing found. */
class UpstreamJsonTest {

    private static final String NO_NUMBER = "{\"n\":-0.001e99917594862}";

    @Test
    void aNumberBeyondEveryRangeIsNoJson() {
        assertThatThrownBy(() -> UpstreamJson.object(NO_NUMBER.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
        assertThatThrownBy(() -> JsonFields.ofBody(NO_NUMBER.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
        assertThat(UpstreamJson.find(new Json(NO_NUMBER))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000, 1700000000",
        "17600000017600000, 0",
        "-1, 0",
        "253402300799, 253402300799",
        "253402300800, 0",
        "\"soon\", 0"
    })
    void aMomentThatNoCalendarHasWasNotSaid(String value, long seconds) {
        var body = UpstreamJson.object(("{\"created\":" + value + "}").getBytes(StandardCharsets.UTF_8));

        assertThat(UpstreamJson.epochSeconds(body, "created")).isEqualTo(seconds);
    }
}
