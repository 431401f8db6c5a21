package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The questions of one fingerprint. Every one is compared; in large ones only if its signature promises anything. */
final class Partition {

    /** Below, an exact look at every vector takes less than half a millisecond. */
    private static final int WORTH_SIGNATURES = 2048;

    private static final int FIRST_CAPACITY = 4;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Signature signature;
    private final Map<CacheKey, Integer> places = new HashMap<>();
    private IndexedQuestion[] questions = new IndexedQuestion[FIRST_CAPACITY];
    private long[] signatures = new long[FIRST_CAPACITY * Signature.WORDS];
    private int size;

    Partition(Signature signature) {
        this.signature = signature;
    }

    void put(IndexedQuestion question) {
        lock.writeLock().lock();
        try {
            Integer known = places.get(question.key());
            int place = known == null ? size++ : known;
            if (place == questions.length) {
                questions = Arrays.copyOf(questions, 2 * place);
                signatures = Arrays.copyOf(signatures, 2 * place * Signature.WORDS);
            }
            questions[place] = question;
            signature.write(question.vector(), signatures, place * Signature.WORDS);
            places.put(question.key(), place);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The last takes the place of the one that goes. */
    void remove(CacheKey key) {
        lock.writeLock().lock();
        try {
            Integer place = places.remove(key);
            if (place == null) {
                return;
            }
            size--;
            if (place < size) {
                questions[place] = questions[size];
                System.arraycopy(
                        signatures, size * Signature.WORDS, signatures, place * Signature.WORDS, Signature.WORDS);
                places.put(questions[place].key(), place);
            }
            questions[size] = null;
        } finally {
            lock.writeLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return size;
        } finally {
            lock.readLock().unlock();
        }
    }

    List<Neighbour> nearest(float[] vector, double threshold, int count, Instant now) {
        var best = new PriorityQueue<Neighbour>(Comparator.comparingDouble(Neighbour::similarity));
        long[] own = new long[Signature.WORDS];
        int most = Signature.BITS;
        lock.readLock().lock();
        try {
            if (size >= WORTH_SIGNATURES) {
                signature.write(vector, own, 0);
                most = Signature.mostDifferences(threshold);
            }
            for (int i = 0; i < size; i++) {
                if (most == Signature.BITS || differences(own, i) <= most) {
                    consider(questions[i], vector, threshold, now, best);
                    if (best.size() > count) {
                        best.remove();
                    }
                }
            }
        } finally {
            lock.readLock().unlock();
        }
        return best.stream()
                .sorted(Comparator.comparingDouble(Neighbour::similarity).reversed())
                .toList();
    }

    private static void consider(
            IndexedQuestion question, float[] vector, double threshold, Instant now, PriorityQueue<Neighbour> best) {
        double similarity = dot(question.vector(), vector);
        if (similarity >= threshold && now.isBefore(question.expiresAt())) {
            best.add(new Neighbour(question.key(), Math.min(1, similarity)));
        }
    }

    private int differences(long[] own, int place) {
        int count = 0;
        int offset = place * Signature.WORDS;
        for (int i = 0; i < Signature.WORDS; i++) {
            count += Long.bitCount(own[i] ^ signatures[offset + i]);
        }
        return count;
    }

    /** Four sums at once, which a processor can add side by side. */
    private static double dot(float[] a, float[] b) {
        if (a.length != b.length) {
            return -1;
        }
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return (double) s0 + s1 + s2 + s3;
    }
}
