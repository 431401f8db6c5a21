package io.modelgateway.cache.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelgateway.cache.key.CacheKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MemoryIndexTest {

    private static final int DIMENSIONS = 384;
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final CacheKey FINGERPRINT = key(1_000_000);

    private final Random random = new Random(7);

    private static MemoryIndex index(int most) {
        return new MemoryIndex(most, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void findsTheClosestFirstAndNothingBelowTheThreshold() {
        var index = index(100);
        float[] question = vector();
        add(index, FINGERPRINT, 1, near(question, 0.95));
        add(index, FINGERPRINT, 2, near(question, 0.99));
        add(index, FINGERPRINT, 3, near(question, 0.80));

        List<Neighbour> found = nearest(index, FINGERPRINT, question, 4);

        assertThat(found).extracting(Neighbour::key).containsExactly(key(2), key(1));
        assertThat(found.getFirst().similarity()).isCloseTo(0.99, within(1e-4));
    }

    @Test
    void neverComparesQuestionsOfDifferentFingerprintsOrLengths() {
        var index = index(100);
        float[] question = vector();
        add(index, key(99), 1, question);
        add(index, FINGERPRINT, 2, new float[] {1, 0});

        assertThat(nearest(index, FINGERPRINT, question, 4)).isEmpty();
    }

    @Test
    void anEmbedderThatChangesItsLengthFindsOnlyItsOwn() {
        var index = index(2);
        float[] question = vector();
        add(index, FINGERPRINT, 1, new float[] {1, 0});
        add(index, FINGERPRINT, 2, question);

        assertThat(nearest(index, FINGERPRINT, question, 4))
                .extracting(Neighbour::key)
                .containsExactly(key(2));
        add(index, FINGERPRINT, 1, question);
        assertThat(nearest(index, FINGERPRINT, new float[] {1, 0}, 4)).isEmpty();
        add(index, FINGERPRINT, 3, question);
        assertThat(nearest(index, FINGERPRINT, question, 4))
                .extracting(Neighbour::key)
                .containsExactlyInAnyOrder(key(1), key(3));
        assertThat(index.held()).isEqualTo(2);
    }

    @Test
    void forgetsWhatExpiresOrIsForgotten() {
        var index = index(100);
        float[] question = vector();
        index.add(new IndexedQuestion(FINGERPRINT, key(1), question, NOW))
                .await()
                .indefinitely();
        add(index, FINGERPRINT, 2, question);
        add(index, FINGERPRINT, 3, question);
        index.forget(FINGERPRINT, key(2)).await().indefinitely();

        assertThat(nearest(index, FINGERPRINT, question, 4))
                .extracting(Neighbour::key)
                .containsExactly(key(3));
    }

    @Test
    void theEldestGiveWay() {
        var index = index(3);
        float[] question = vector();
        for (int i = 0; i < 5; i++) {
            add(index, FINGERPRINT, i, question);
        }

        assertThat(index.held()).isEqualTo(3);
        assertThat(nearest(index, FINGERPRINT, question, 9))
                .extracting(Neighbour::key)
                .containsExactlyInAnyOrder(key(2), key(3), key(4));
    }

    @Test
    void overlooksNoCloseQuestionAmongMany() {
        var index = index(10_000);
        for (int i = 0; i < 5_000; i++) {
            add(index, FINGERPRINT, i, vector());
        }
        for (int i = 0; i < 300; i++) {
            float[] question = vector();
            add(index, FINGERPRINT, 100_000 + i, near(question, 0.851));

            assertThat(nearest(index, FINGERPRINT, question, 1))
                    .extracting(Neighbour::key)
                    .containsExactly(key(100_000 + i));
        }
    }

    private static void add(MemoryIndex index, CacheKey fingerprint, int number, float[] vector) {
        index.add(new IndexedQuestion(fingerprint, key(number), vector, NOW.plusSeconds(60)))
                .await()
                .indefinitely();
    }

    private static List<Neighbour> nearest(MemoryIndex index, CacheKey fingerprint, float[] vector, int count) {
        return index.nearest(fingerprint, vector, 0.85, count).await().indefinitely();
    }

    private static CacheKey key(int number) {
        return new CacheKey("%064x".formatted(number));
    }

    private float[] vector() {
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    /** A vector of that cosine to the other. */
    private float[] near(float[] other, double cosine) {
        float[] away = vector();
        double along = 0;
        for (int i = 0; i < away.length; i++) {
            along += away[i] * other[i];
        }
        for (int i = 0; i < away.length; i++) {
            away[i] -= (float) (along * other[i]);
        }
        unit(away);
        double sine = Math.sqrt(1 - cosine * cosine);
        for (int i = 0; i < away.length; i++) {
            away[i] = (float) (cosine * other[i] + sine * away[i]);
        }
        return away;
    }

    private static float[] unit(float[] vector) {
        double length = 0;
        for (float value : vector) {
            length += value * value;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }
}
