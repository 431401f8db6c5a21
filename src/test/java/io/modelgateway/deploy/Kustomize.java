package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Kustomize itself, by whichever tool has it; tests that want it are skipped where there is none. */
final class Kustomize {

    private Kustomize() {}

    static String render(String directory) {
        Optional<Path> tool = Tool.find("kustomize", "kubectl");
        assumeTrue(tool.isPresent(), "neither kustomize nor kubectl is installed");
        String program = tool.get().toString();
        var outcome = Tool.run(
                Path.of("."), "", List.of(program, program.endsWith("kubectl") ? "kustomize" : "build", directory));
        assertThat(outcome.status()).as(outcome.complaints()).isZero();
        return outcome.output();
    }
}
