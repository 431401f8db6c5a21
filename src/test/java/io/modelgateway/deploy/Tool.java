package io.modelgateway.deploy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine, called and waited for. */
final class Tool {

    private Tool() {}

    /** {@return the first on the path by one of these names} */
    static Optional<Path> find(String... names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Outcome run(Path directory, String input, List<String> command) {
        try {
            // By files, because none of the three may be waited for before the others.
            Path in = Files.writeString(Files.createTempFile("tool", ".in"), input);
            Path errors = Files.createTempFile("tool", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(in.toFile())
                    .redirectError(errors.toFile())
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var outcome = new Outcome(process.waitFor(), output, Files.readString(errors));
            Files.delete(in);
            Files.delete(errors);
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    record Outcome(int status, String output, String complaints) {}
}
