package io.modelgateway.dialect.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Spoils bytes at random: single ones, whole ranges, JSON values, two inputs mixed. Not thread-safe. */
final class Mutations {

    private static final List<byte[]> TOKENS = List.of(
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "\"\"",
                    "-1",
                    "0",
                    "1e999",
                    "1e999999999",
                    "1e99999999999",
                    "99999999999999999999",
                    "0.1",
                    "\\ud83c",
                    "\n",
                    "\n\n",
                    "\r",
                    "data: ",
                    "event: error\n",
                    "data: [DONE]\n\n",
                    "{\"error\":{}}",
                    "\"index\":2147483647,",
                    "\"index\":-1,",
                    "[".repeat(600),
                    "{\"a\":".repeat(600))
            .stream()
            .map(token -> token.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static final int MOST_CHANGES = 8;
    private static final int LONGEST_NOISE = 300;

    private final RandomGenerator random;
    private final List<byte[]> seeds;

    Mutations(RandomGenerator random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    /** {@return spoiled bytes of one of the seeds, or noise} */
    byte[] next() {
        if (random.nextInt(20) == 0) {
            return noise(random.nextInt(LONGEST_NOISE));
        }
        byte[] bytes = pick(seeds);
        for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    /** {@return the bytes in pieces, cut anywhere} */
    List<byte[]> pieces(byte[] bytes) {
        var pieces = new ArrayList<byte[]>();
        int longest = 1 + random.nextInt(Math.max(1, bytes.length));
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
            pieces.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        return pieces;
    }

    private byte[] change(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, from, noise(1 + random.nextInt(3)), to == from ? from : from + 1);
            case 1 -> joined(bytes, from, new byte[0], to);
            case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            case 3 -> joined(bytes, from, pick(TOKENS), from);
            case 4 -> value(bytes, from);
            default -> mixed(bytes, from);
        };
    }

    /** Puts another value where one stands behind a colon. */
    private byte[] value(byte[] bytes, int from) {
        int colon = from;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        int end = colon + 1;
        while (end < bytes.length && ",}]\n".indexOf(bytes[end]) < 0) {
            end++;
        }
        return colon >= bytes.length ? bytes : joined(bytes, colon + 1, pick(TOKENS), Math.min(end, bytes.length));
    }

    private byte[] mixed(byte[] bytes, int at) {
        byte[] other = pick(seeds);
        int from = random.nextInt(other.length + 1);
        return joined(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length);
    }

    private static byte[] joined(byte[] bytes, int headTo, byte[] middle, int tailFrom) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, headTo);
        out.writeBytes(middle);
        int from = Math.min(tailFrom, bytes.length);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    private byte[] noise(int length) {
        var noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] pick(List<byte[]> from) {
        return from.get(random.nextInt(from.size()));
    }
}
