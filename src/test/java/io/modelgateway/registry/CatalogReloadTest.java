package io.modelgateway.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue file that changes while the gateway runs. */
class CatalogReloadTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    Path directory;

    private Path file;
    private LayeredRegistry registry;
    private CatalogFileReload reload;
    private CatalogFileWatcher watcher;

    /** Lays the file out as Kubernetes mounts a ConfigMap: file → ..data/file, ..data → a directory of this version. */
    @BeforeEach
    void start() throws IOException {
        publish("v1", "models: {one: {provider: ollama}}");
        file = Files.createSymbolicLink(directory.resolve("catalog.yaml"), Path.of("..data", "catalog.yaml"));
        StartingLayers starting = Texts.start(Map.of("gateway.catalog.file", file.toString()), Map.of());
        registry = new LayeredRegistry(starting);
        reload = new CatalogFileReload(
                starting.catalogFile().orElseThrow(),
                starting.catalogContent().orElseThrow(),
                registry,
                Clock.fixed(NOW, ZoneOffset.UTC));
        watcher = new CatalogFileWatcher(starting, settings(), registry, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        watcher.stop(new ShutdownEvent());
    }

    private CatalogFileSettings settings() {
        return new CatalogFileSettings() {
            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }

            @Override
            public Duration pollInterval() {
                return Duration.ofMillis(20);
            }
        };
    }

    private void publish(String version, String text) throws IOException {
        Path data = Files.createDirectory(directory.resolve(".." + version));
        Files.writeString(data.resolve("catalog.yaml"), text);
        Path link = Files.createSymbolicLink(directory.resolve("..tmp"), data.getFileName());
        Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean has(String name) {
        return !registry.catalog().resolve(name).isEmpty();
    }

    @Test
    void aSwappedLinkIsTakenOverWhileTheGatewayRuns() throws IOException {
        watcher.start(new StartupEvent());

        publish("v2", "models: {two: {provider: ollama}}");

        await().atMost(Duration.ofSeconds(10)).until(() -> has("two"));
        assertThat(has("one")).isFalse();
    }

    @Test
    void aFileWrittenInPlaceIsTakenOverWhileTheGatewayRuns() throws IOException {
        watcher.start(new StartupEvent());

        Files.writeString(file, "models: {two: {provider: ollama}}");

        await().atMost(Duration.ofSeconds(10)).until(() -> has("two"));
    }

    @Test
    void aSwappedLinkIsTakenOverAtTheFirstLook() throws IOException {
        publish("v2", "models: {two: {provider: ollama}}");

        reload.poll();

        assertThat(has("two")).isTrue();
        assertThat(reload.state().orElseThrow().loadedAt()).isEqualTo(NOW);
        assertThat(reload.state().orElseThrow().refusal()).isEmpty();
    }

    @Test
    void aFileWrittenInPlaceIsTakenOverWhenItStandsStill() throws IOException {
        Files.writeString(file, "models: {tw");
        reload.poll();
        Files.writeString(file, "models: {two: {provider: ollama}}");
        reload.poll();
        assertThat(has("two")).isFalse();

        reload.poll();

        assertThat(has("two")).isTrue();
        assertThat(reload.state().orElseThrow().refusal()).isEmpty();
    }

    @Test
    void anInvalidFileIsRefusedWholeAndTheCatalogueStays() throws IOException {
        Catalog before = registry.catalog();
        CatalogFileState stateBefore = reload.state().orElseThrow();
        publish("v2", "models: {two: {provider: ollama}, bad: {provider: nobody, rpm: 0}, worse: {provider: nobody}}");

        reload.poll();

        CatalogFileState state = reload.state().orElseThrow();
        assertThat(registry.catalog()).isSameAs(before);
        assertThat(state.sha256()).isEqualTo(stateBefore.sha256());
        assertThat(state.refusal().orElseThrow().problems())
                .containsExactlyInAnyOrder(
                        "models.bad.rpm must be a whole number of at least 1",
                        "models.bad.provider names 'nobody', which is no configured provider (E4002)",
                        "models.worse.provider names 'nobody', which is no configured provider (E4002)");
        assertThat(state.refusal().orElseThrow().at()).isEqualTo(NOW);
    }

    @Test
    void aFileThatContradictsTheConfigurationIsRefused() throws IOException {
        Catalog before = registry.catalog();
        publish("v2", "{models: {two: {provider: nobody}}, aliases: {a: b, b: a}}");

        reload.poll();

        assertThat(registry.catalog()).isSameAs(before);
        assertThat(reload.state().orElseThrow().refusal().orElseThrow().problems())
                .containsExactly(
                        "models.two.provider names 'nobody', which is no configured provider (E4002)",
                        "aliases.a must not lead back to itself: a → b → a",
                        "aliases.b must not lead back to itself: b → a → b");
    }

    @Test
    void aRefusedFileIsJudgedOnceUntilItChanges() throws IOException {
        publish("v2", "models: 5");
        reload.poll();
        CatalogFileState refused = reload.state().orElseThrow();

        reload.poll();
        assertThat(reload.state()).containsSame(refused);

        publish("v3", "models: {three: {provider: ollama}}");
        reload.poll();
        assertThat(has("three")).isTrue();
        assertThat(reload.state().orElseThrow().refusal()).isEmpty();
    }

    @Test
    void goingBackToWhatIsInUseEndsTheRefusal() throws IOException {
        publish("v2", "models: 5");
        reload.poll();

        publish("v3", "models: {one: {provider: ollama}}");
        reload.poll();

        assertThat(reload.state().orElseThrow().refusal()).isEmpty();
        assertThat(has("one")).isTrue();
    }

    @Test
    void aMissingFileLeavesTheCatalogueAsItIs() throws IOException {
        Files.delete(directory.resolve("..data"));

        reload.poll();

        assertThat(has("one")).isTrue();
        assertThat(reload.state().orElseThrow().refusal().orElseThrow().problems())
                .containsExactly(file + " cannot be read");
    }

    @Test
    void anInvalidFileFailsTheStartTogetherWithTheConfiguration() throws IOException {
        Files.writeString(file, "models: {m: {provider: ollama, rpm: 0}}");

        GatewayException refusal = catchThrowableOfType(
                GatewayException.class,
                () -> Texts.start(
                        Map.of("gateway.catalog.file", file.toString(), "gateway.models.x.provider", "nobody"),
                        Map.of()));

        assertThat(refusal.detail(ErrorDetail.Problems.class).orElseThrow().problems())
                .containsExactly(
                        "models.m.rpm must be a whole number of at least 1",
                        "gateway.models.x.provider names 'nobody', which is no configured provider (E4002)");
    }
}
