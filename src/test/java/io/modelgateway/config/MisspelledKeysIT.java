package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.GatewayProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged gateway with settings that nobody reads. */
class MisspelledKeysIT {

    @Test
    void refusesToStartAndNamesThemAll() {
        String log = GatewayProcess.refusal(
                Map.of("GATEWAY_HTTP_MAX_BODI", "1M", "GATEWAY_SERVICE_HOST", "10.0.0.1"),
                "gateway.routing.strategie",
                "sk-not-to-be-shown",
                "gateway.drain-time",
                "1s");

        assertThat(log)
                .contains("did you mean gateway.drain-timeout")
                .contains("did you mean gateway.routing.strategy")
                .contains("did you mean GATEWAY_HTTP_MAX_BODY")
                .doesNotContain("sk-not-to-be-shown", "GATEWAY_SERVICE_HOST");
    }
}
