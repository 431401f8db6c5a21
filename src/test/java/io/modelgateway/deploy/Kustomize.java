package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Kustomize itself, by whichever tool has it; tests that want it are skipped where there is none. */
final class Kustomize {

    private Kustomize() {}

    static String render(String directory) {
        Set<String> commands = Set.of("kustomize", "kubectl");
        List<String> command = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> commands.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(tool -> List.of(tool.toString(), tool.endsWith("kubectl") ? "kustomize" : "build", directory))
                .orElse(List.of());
        assumeTrue(!command.isEmpty(), "neither kustomize nor kubectl is installed");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
