import io.modelgateway.cache.index.IndexedQuestion;
import io.modelgateway.cache.index.MemoryIndex;
import io.modelgateway.cache.key.CacheKey;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * How long a look-up among similar questions takes in process, without the embedding: all questions in one fingerprint,
 * the worst case, with vectors that lie as close to each other as those of sentence models do (cosines about 0.5). Half of
 * the look-ups have a close question to find.
 *
 * <p>Started by {@code src/bench/lookup/run}.
 */
public final class Lookup {

    private static final int DIMENSIONS = 384;
    private static final int LOOKUPS = 2_000;
    private static final CacheKey FINGERPRINT = key(0);

    public static void main(String[] args) {
        for (int entries : new int[] {1_000, 10_000, 100_000}) {
            measure(entries);
        }
    }

    private static void measure(int entries) {
        var random = new Random(1);
        float[] common = unit(gaussian(random));
        var index = new MemoryIndex(entries, Clock.systemUTC());
        float[][] stored = new float[entries][];
        for (int i = 0; i < entries; i++) {
            stored[i] = mixed(common, gaussian(random), 1);
            index.add(new IndexedQuestion(FINGERPRINT, key(i + 1), stored[i], Instant.MAX))
                    .await()
                    .indefinitely();
        }
        long[] nanos = new long[LOOKUPS];
        int found = 0;
        for (int i = -LOOKUPS; i < LOOKUPS; i++) {
            boolean known = i % 2 == 0;
            float[] question = known
                    ? mixed(stored[random.nextInt(entries)], gaussian(random), 0.5)
                    : mixed(common, gaussian(random), 1);
            long begun = System.nanoTime();
            int hits = index.nearest(FINGERPRINT, question, 0.85, 4)
                    .await()
                    .indefinitely()
                    .size();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begun;
                found += known && hits > 0 ? 1 : 0;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %,d | %.3f | %.3f | %d of %d |%n",
                entries,
                nanos[LOOKUPS / 2] / 1e6,
                nanos[LOOKUPS * 99 / 100] / 1e6,
                found,
                LOOKUPS / 2);
    }

    private static CacheKey key(int number) {
        return new CacheKey("%064x".formatted(number));
    }

    private static float[] gaussian(Random random) {
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** A vector in the direction of the first, and that much of the second. */
    private static float[] mixed(float[] first, float[] second, double share) {
        float[] mixed = new float[DIMENSIONS];
        float[] away = unit(second);
        for (int i = 0; i < DIMENSIONS; i++) {
            mixed[i] = (float) (first[i] + share * away[i]);
        }
        return unit(mixed);
    }

    private static float[] unit(float[] vector) {
        double length = 0;
        for (float value : vector) {
            length += value * value;
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }
}
