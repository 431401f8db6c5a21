package io.modelgateway.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds names that resemble one that was probably mistyped. Bounded in time, whatever it is asked. */
public final class NearNames {

    private static final int MOST = 5;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_COMPARED = 5_000;
    private static final int SHORTEST_PART = 3;

    private record Near(String name, int distance) {}

    private NearNames() {}

    /** {@return the nearest first, at most five; none for a name that is too long to have been meant} */
    public static List<String> to(String name, Collection<String> known) {
        String asked = name.strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty() || asked.length() > LONGEST_NAME) {
            return List.of();
        }
        return known.stream()
                .limit(MOST_COMPARED)
                .filter(candidate -> candidate.length() <= LONGEST_NAME)
                .map(candidate -> new Near(candidate, distance(asked, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** A part of a name, such as one without its tag, is as near as one slip. */
    private static int distance(String asked, String known) {
        int most = Math.max(2, asked.length() / 3);
        int edits = Math.abs(asked.length() - known.length()) > most ? Integer.MAX_VALUE : edits(asked, known);
        boolean part = asked.length() >= SHORTEST_PART && known.contains(asked)
                || known.length() >= SHORTEST_PART && asked.contains(known);
        return part ? Math.min(1, edits) : edits <= most ? edits : Integer.MAX_VALUE;
    }

    /** Levenshtein's distance, in two rows. */
    private static int edits(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(above[column - 1] + change, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[other.length()];
    }
}
