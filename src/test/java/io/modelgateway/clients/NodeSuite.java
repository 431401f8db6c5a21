package io.modelgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Runs the test files of {@code src/test/clients} under Node and shows each of their tests as one of JUnit's. */
final class NodeSuite {

    private static final Path FOLDER = Path.of("src/test/clients");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 120;

    private NodeSuite() {}

    /** {@return what is missing to run it, if anything is} */
    static Optional<String> obstacle() {
        if (Files.notExists(FOLDER.resolve("node_modules/.package-lock.json"))) {
            return Optional.of("the Node clients are not installed: run .ci/node-packages");
        }
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0
                    ? Optional.empty()
                    : Optional.of("node does not start");
        } catch (IOException absent) {
            return Optional.of("node is not installed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** {@return the tests of one file, which have been run with these variables} */
    static List<DynamicTest> run(String file, Map<String, String> environment) {
        try {
            Path results = Files.createDirectories(Path.of("target/node-clients"));
            Path report = results.resolve(file + ".jsonl").toAbsolutePath();
            Path log = results.resolve(file + ".log");
            boolean ended = ended(
                    node(file, report, environment).redirectOutput(log.toFile()).start());
            List<String> lines = Files.readAllLines(report);
            String output = Files.readString(log);
            // A file that cannot be loaded or does not end has no failed test, and must not pass for that.
            var whole = DynamicTest.dynamicTest(
                    file + " has run",
                    () -> assertThat(ended && !lines.isEmpty())
                            .as("%s: %s", file, output)
                            .isTrue());
            return Stream.concat(Stream.of(whole), lines.stream().map(line -> test(file, json(line))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ProcessBuilder node(String file, Path report, Map<String, String> environment) {
        var node = new ProcessBuilder(
                        "node",
                        "--test",
                        "--test-reporter=./reporter.js",
                        "--test-reporter-destination=" + report,
                        file)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true);
        node.environment().putAll(environment);
        return node;
    }

    private static boolean ended(Process process) throws InterruptedException {
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended;
    }

    private static DynamicTest test(String file, JsonNode test) {
        String name = test.path("name").asText();
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(test.path("passed").asBoolean())
                        .as("%s, %s: %s", file, name, test.path("error").asText())
                        .isTrue());
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
