import java.util.Arrays;

/** A growing list of plain longs with exact percentiles. Not thread-safe. */
final class Samples {

    private long[] values = new long[4096];
    private int size;
    private boolean sorted;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
        sorted = false;
    }

    void addAll(Samples others) {
        for (int index = 0; index < others.size; index++) {
            add(others.values[index]);
        }
    }

    int size() {
        return size;
    }

    /** {@return the smallest value that at least this share of all does not exceed; 0 without any} */
    long percentile(double share) {
        if (size == 0) {
            return 0;
        }
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
        return values[Math.min(size - 1, (int) (share * size))];
    }
}
