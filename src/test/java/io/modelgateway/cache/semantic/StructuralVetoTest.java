package io.modelgateway.cache.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StructuralVetoTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String QUESTION = "How do I reset my password?";
    private static final Verdict UNAVAILABLE = new Verdict.Differs(VetoReason.UNAVAILABLE);

    @Test
    void judgesForManyAtOnceAndRefusesOnlyByDiffering() {
        var veto = new StructuralVeto(PATIENCE);

        List<Uni<Verdict>> many = IntStream.range(0, 1000)
                .mapToObj(_ -> veto.judge(QUESTION, "How can I reset my password?")
                        .memoize()
                        .indefinitely())
                .toList();
        List<Verdict> verdicts = Uni.join().all(many).andFailFast().await().atMost(PATIENCE);

        assertThat(verdicts).containsOnly(new Verdict.Same(), UNAVAILABLE).contains(new Verdict.Same(), UNAVAILABLE);
        veto.close();
    }

    @Test
    void differsWhenItIsLate() {
        var veto = new StructuralVeto(Duration.ofNanos(1));

        assertThat(veto.judge(QUESTION, QUESTION).await().atMost(PATIENCE)).isEqualTo(UNAVAILABLE);
        veto.close();
    }

    @Test
    void differsOnceItIsClosed() {
        var veto = new StructuralVeto(PATIENCE);
        veto.close();

        assertThat(veto.judge(QUESTION, QUESTION).await().atMost(PATIENCE)).isEqualTo(UNAVAILABLE);
    }
}
