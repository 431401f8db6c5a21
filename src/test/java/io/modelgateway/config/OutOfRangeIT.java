package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.GatewayProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged gateway with settings that cannot be. */
class OutOfRangeIT {

    @Test
    void refusesToStartAndNamesThemAll() {
        String log = GatewayProcess.refusal(
                Map.of(
                        "GATEWAY_OVERLOAD_MAX_HEAP", "7771.5",
                        "GATEWAY_CACHE_SEMANTIC_THRESHOLDS_ONE", "7772.5",
                        "GATEWAY_CACHE_SEMANTIC_THRESHOLDS__VENDOR_M_2_", "0.5"),
                "gateway.cache.semantic.threshold",
                "7773.5",
                "gateway.cache.semantic.thresholds.\"vendor/m-2\"",
                "-7774.5",
                "gateway.health.idle-interval",
                "777ms",
                "gateway.queue.model-slots.\"mock/mock\"",
                "-7775",
                "gateway.http.max-body",
                "0",
                "gateway.tracing.endpoint",
                "http://127.0.0.1:1",
                "gateway.tracing.sample-ratio",
                "7776.5",
                "gateway.usage.retention-days",
                "1",
                "gateway.drain-time",
                "1s");

        assertThat(log)
                .contains(
                        "gateway.cache.semantic.threshold must be from 0 to 1",
                        "gateway.cache.semantic.thresholds.\"vendor/m-2\" must be from 0 to 1",
                        "gateway.cache.semantic.thresholds.one must be from 0 to 1",
                        "gateway.health.idle-interval must be at least 1s",
                        "gateway.http.max-body must be at least 1B",
                        "gateway.overload.max-heap must be more than 0, at most 1",
                        "gateway.queue.model-slots.\"mock/mock\" must be at least 1",
                        "gateway.tracing.sample-ratio must be from 0 to 1",
                        "gateway.drain-time is no key of the gateway")
                .doesNotContain("777", "retention-days must");
    }
}
