package io.modelgateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLoopsTest {

    private static final String POOL_SIZE = "quarkus.vertx.event-loops-pool-size";

    @Test
    void areAsManyAsProcessorsUnlessSomebodySaysOtherwise() {
        assertThat(config(Map.of()).getValue(POOL_SIZE, Integer.class))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(config(Map.of(POOL_SIZE, "7")).getValue(POOL_SIZE, Integer.class))
                .isEqualTo(7);
        assertThat(config(Map.of()).getOptionalValue("quarkus.vertx.worker-pool-size", Integer.class))
                .isEmpty();
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withInterceptors(new EventLoops())
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
