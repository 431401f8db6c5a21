package io.modelgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What measures the gateway is no part of its build, and must not fall behind it unseen. */
class BenchmarksCompileTest {

    @Test
    void everyBenchmarkCompiles(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src/bench"))) {
            List<Path> benchmarks =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            var complaints = new StringWriter();
            boolean compiled = compiler.getTask(
                            complaints,
                            files,
                            null,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(benchmarks))
                    .call();

            assertThat(benchmarks).isNotEmpty();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
    }
}
