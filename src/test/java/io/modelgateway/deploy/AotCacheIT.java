package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.modelgateway.fixtures.GatewayProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Dockerfile.jvm does for its AOT cache, without the container: a training run, and a start that must use it. */
class AotCacheIT {

    @Test
    void aTrainingRunMakesACacheThatTheNextStartUses(@TempDir Path directory) {
        assumeFalse(GatewayProcess.isNative(), "a native binary has no classes to cache");
        Path cache = directory.resolve("gateway.aot");

        try (var training = GatewayProcess.startWith("-XX:+UseSerialGC", "-XX:AOTCacheOutput=" + cache)) {
            training.terminate();
            assertThat(training.ended(Duration.ofSeconds(60))).isTrue();
        }
        assertThat(cache).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(10_000_000));

        // With "on" the JVM refuses to start where it cannot use the cache.
        try (var gateway = GatewayProcess.startWith("-XX:+UseSerialGC", "-XX:AOTCache=" + cache, "-XX:AOTMode=on")) {
            assertThat(gateway.health("live")).isEqualTo(200);
        }
    }
}
