package io.modelgateway.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.LogLines;
import io.modelgateway.fixtures.TestCatalog;
import io.modelgateway.fixtures.TestModel;
import io.modelgateway.router.Router;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final Exchange EXCHANGE = new Exchange(
            Definitions.context(Map.of()),
            Definitions.chat("hi", false),
            TestCatalog.of(TestModel.model("openai/m")),
            7,
            new Ending());

    @Test
    void aBugOfTheRouterHasItsCodeAndLeavesItsTrace() {
        var cause = new IllegalStateException("a bug");
        try (LogLines log = LogLines.of(Unforeseen.class.getName())) {
            GatewayException failure = failureOf((_, _, _, _) -> {
                throw cause;
            });

            assertThat(failure.code()).isEqualTo(ErrorCode.ROUTING_FAILED);
            assertThat(failure).hasCause(cause).hasMessage(ErrorCode.ROUTING_FAILED.message());
            assertThat(log.text()).contains("ERROR", "E4100", "IllegalStateException: a bug");
        }
    }

    @Test
    void whatTheRouterRefusesStaysAsItIs() {
        var refusal = GatewayException.of(ErrorCode.NO_CAPABLE_MODEL);

        assertThat(failureOf((_, _, _, _) -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
    }

    private static GatewayException failureOf(Router router) {
        return catchThrowableOfType(GatewayException.class, () -> new Routing(router).decide(EXCHANGE));
    }
}
