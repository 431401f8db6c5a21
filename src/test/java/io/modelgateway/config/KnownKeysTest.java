package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownKeysTest {

    private final KnownKeys keys = KnownKeys.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway.http.max-body",
                "%dev.gateway.http.max-body",
                "gateway.drain-timeout",
                "gateway.providers.openai.circuit.open-duration",
                "gateway.models.\"gpt-4.1\".rpm",
                "gateway.models.one.capabilities[0]",
                "gateway.access-log.agents.\"did:web:a.example\"",
                "quarkus.http.port"
            })
    void knowsEverySpellingOfAProperty(String property) {
        assertThat(keys.strangers(Stream.of(property))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GATEWAY_HTTP_MAX_BODY",
                "GATEWAY_DRAIN_TIMEOUT",
                "GATEWAY_PROVIDERS_OPENAI_API_KEY",
                "GATEWAY_MODELS__GPT_4_1__RPM",
                "GATEWAY_MODELS_ONE_CAPABILITIES_0_",
                "HOME"
            })
    void knowsEverySpellingOfAVariable(String variable) {
        assertThat(keys.strangeVariables(Stream.of(variable))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GATEWAY_SERVICE_HOST",
                "GATEWAY_MODEL_GATEWAY_PORT",
                "GATEWAY_SERVICE_PORT_HTTP",
                "GATEWAY_PORT_8080_TCP_ADDR"
            })
    void takesNoServiceOfTheClusterForASetting(String variable) {
        assertThat(keys.strangeVariables(Stream.of(variable))).isEmpty();
    }

    @Test
    void namesEveryStrangerAndWhatWasMeant() {
        assertThat(keys.strangers(Stream.of(
                        "gateway.providers.openai.conect-timeout", "gateway.htp.max-body", "gateway.http.max-body")))
                .satisfiesExactly(
                        sentence -> assertThat(sentence)
                                .startsWith("gateway.htp.max-body is no key")
                                .contains("did you mean gateway.http.max-body"),
                        sentence ->
                                assertThat(sentence).contains("did you mean gateway.providers.openai.connect-timeout"));
        assertThat(keys.strangeVariables(Stream.of("GATEWAY_PROVIDERS_OPENAI_API_KEI", "GATEWAY_XYZZY")))
                .satisfiesExactly(
                        sentence -> assertThat(sentence).contains("did you mean GATEWAY_PROVIDERS_OPENAI_API_KEY"),
                        sentence -> assertThat(sentence).isEqualTo("GATEWAY_XYZZY is no key of the gateway"));
    }

    @Test
    void namesEveryValueOutOfItsRange() {
        var values = Map.of(
                "gateway.cache.semantic.threshold", "5",
                "gateway.cache.semantic.thresholds.\"gpt-4.1\"", "-1",
                "gateway.cache.semantic.thresholds.good", "0.9",
                "gateway.cache.ttl", "0s",
                "gateway.cache.max-temperature", "warm",
                "gateway.queue.max-size-per-provider", "",
                "gateway.health.idle-interval", "1s",
                "gateway.health.down-interval", "999ms",
                "gateway.models.one.rpm", "-1");

        assertThat(keys.outOfRange(values.keySet(), values::get))
                .containsExactlyInAnyOrder(
                        "gateway.cache.semantic.threshold must be from 0 to 1",
                        "gateway.cache.semantic.thresholds.\"gpt-4.1\" must be from 0 to 1",
                        "gateway.cache.ttl must be at least 1s",
                        "gateway.health.down-interval must be at least 1s");
    }
}
