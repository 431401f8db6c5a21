package io.modelgateway.cache.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.smallrye.mutiny.Uni;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real model. */
class EmbeddedModelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EmbeddedModel MODEL = new EmbeddedModel(PATIENCE, 64);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"How do I reset my password?", "", " ", "東京の天気は？", "🎉", "\u0000x", "naïve café"})
    void givesVectorsOfLengthOne(String text) {
        float[] vector = vector(text);

        assertThat(vector).hasSize(MODEL.dimensions());
        assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @Test
    void placesParaphrasesCloserThanStrangers() {
        float[] question = vector("How do I reset my password?");

        double near = dot(question, vector("What is the way to reset a password?"));
        double far = dot(question, vector("How tall is Mount Kilimanjaro?"));

        assertThat(near).isGreaterThan(0.85);
        assertThat(far).isLessThan(0.7);
    }

    @Test
    void givesTheSameVectorWhoeverElseAsks() {
        float[] alone = vector("What is photosynthesis?");

        List<Uni<float[]>> crowd = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            crowd.add(MODEL.embed("Question number " + i + " of a crowd"));
            crowd.add(MODEL.embed("What is photosynthesis?"));
        }
        List<float[]> vectors = Uni.join().all(crowd).andFailFast().await().atMost(PATIENCE);

        assertThat(vectors.get(1)).containsExactly(alone);
        assertThat(vectors.getLast()).containsExactly(alone);
    }

    @Test
    void cutsWhatTheModelCannotTake() {
        String start = "word ".repeat(600);

        assertThat(vector(start + "one end")).containsExactly(vector(start + "another end"));
    }

    @Test
    void tellsIdeographsApart() {
        assertThat(dot(vector("東京"), vector("大阪"))).isLessThan(0.999);
    }

    @Test
    void failsWithItsCodeWhenItsQueueIsFull() {
        var gate = new CountDownLatch(1);
        var slow = new EmbeddedModel(
                () -> {
                    gate.await();
                    return OnnxModel.load();
                },
                PATIENCE,
                4);
        var refused = new AtomicInteger();
        var answered = new CountDownLatch(5);
        for (int i = 0; i < 100; i++) {
            slow.embed("text " + i).subscribe().with(_ -> answered.countDown(), failure -> {
                assertThat(failure).isInstanceOf(GatewayException.class).hasMessage("The embedding model is busy");
                refused.incrementAndGet();
            });
        }

        // One that loads, four that wait; the first may not have been taken from the queue yet.
        assertThat(refused.get()).isBetween(95, 96);
        gate.countDown();
        assertThat(slow.embed("later")
                        .onFailure()
                        .retry()
                        .withBackOff(Duration.ofMillis(10))
                        .atMost(500)
                        .await()
                        .atMost(PATIENCE))
                .hasSize(MODEL.dimensions());
        slow.close();
    }

    @Test
    void failsWithItsCodeAndIsNotTriedAgainWhenItCannotBeLoaded() {
        var loads = new AtomicInteger();
        var broken = new EmbeddedModel(
                () -> {
                    loads.incrementAndGet();
                    throw new FileNotFoundException("weights");
                },
                PATIENCE,
                4);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> broken.embed("text").await().atMost(PATIENCE))
                    .isInstanceOfSatisfying(
                            GatewayException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.EMBEDDING_FAILED));
        }
        assertThat(loads).hasValue(1);
        broken.close();
    }

    @Test
    void failsWithItsCodeWhenItIsLate() {
        var late = new EmbeddedModel(Duration.ofMillis(1), 4);

        assertThatThrownBy(() -> late.embed("text").await().atMost(PATIENCE))
                .isInstanceOf(GatewayException.class)
                .hasMessage("The embedding model took too long");
        late.close();
    }

    private static float[] vector(String text) {
        return MODEL.embed(text).await().atMost(PATIENCE);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
