package io.modelgateway.cache.index;

import java.util.SplittableRandom;

/**
 * The sides of random planes that a vector lies on, one bit each. Two vectors differ in a bit with the probability of
 * their angle over pi, so that bits tell in a few cycles which vectors are worth an exact look.
 *
 * @see <a href="https://doi.org/10.1145/509907.509965">Charikar: Similarity estimation techniques from rounding algorithms</a>
 */
final class Signature {

    static final int BITS = 512;
    static final int WORDS = BITS / Long.SIZE;

    /** One close pair in 300,000 is overlooked. */
    private static final double DEVIATIONS = 4.5;

    private static final long SEED = 0x5EED;

    private final long[][] planes;

    /** @param dimensions of the vectors */
    Signature(int dimensions) {
        var random = new SplittableRandom(SEED);
        planes = new long[BITS][(dimensions + Long.SIZE - 1) / Long.SIZE];
        for (long[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = random.nextLong();
            }
        }
    }

    /** Writes the bits of a vector to a place. */
    void write(float[] vector, long[] target, int offset) {
        for (int bit = 0; bit < BITS; bit++) {
            int word = offset + bit / Long.SIZE;
            long mask = 1L << bit % Long.SIZE;
            target[word] = side(planes[bit], vector) ? target[word] | mask : target[word] & ~mask;
        }
    }

    private static boolean side(long[] plane, float[] vector) {
        float sum = 0;
        for (int i = 0; i < vector.length; i++) {
            // The plane's bits are signs: all coordinates of its normal are one or minus one.
            int sign = (int) (plane[i / Long.SIZE] >>> i % Long.SIZE & 1) << 31;
            sum += Float.intBitsToFloat(Float.floatToRawIntBits(vector[i]) ^ sign);
        }
        return sum > 0;
    }

    /** {@return the number of bits in which vectors of that cosine differ at most, but for very few} */
    static int mostDifferences(double cosine) {
        double share = Math.acos(Math.clamp(cosine, -1, 1)) / Math.PI;
        return (int) Math.ceil(BITS * share + DEVIATIONS * Math.sqrt(BITS * share * (1 - share)));
    }
}
