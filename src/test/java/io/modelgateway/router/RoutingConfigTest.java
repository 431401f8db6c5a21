package io.modelgateway.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.model.Strategy;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingConfigTest {

    @Test
    void defaultsAreThoseOfTheContract() {
        RoutingConfig config = read(Map.of());

        assertThat(RoutingSettings.of(config)).isEqualTo(RoutingSettings.DEFAULTS);
        assertThat(config.latencyHalfLife()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @EnumSource
    void strategiesAreReadByTheirWireNames(Strategy strategy) {
        assertThat(read(Map.of("gateway.routing.strategy", strategy.wireName())).strategy())
                .isEqualTo(strategy);
    }

    @Test
    void anUnknownStrategyStopsTheStart() {
        assertThatThrownBy(() -> read(Map.of("gateway.routing.strategy", "best")))
                .hasMessageContaining("gateway.routing.strategy");
    }

    @Test
    void figuresOutOfRangeAreTakenForTheNearest() {
        assertThat(new RoutingSettings(Strategy.WEIGHTED, 0, true, -1))
                .isEqualTo(new RoutingSettings(Strategy.WEIGHTED, 1, true, 0));
    }

    private static RoutingConfig read(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(RoutingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(RoutingConfig.class);
    }
}
