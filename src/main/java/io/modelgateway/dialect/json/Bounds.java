package io.modelgateway.dialect.json;

/** The words for what a number must be. Bounds that are none, such as the type's own, are not mentioned. */
final class Bounds {

    private Bounds() {}

    static String integer(long min, long max) {
        boolean bounded = max < Integer.MAX_VALUE;
        if (min == Long.MIN_VALUE) {
            return "must be an integer" + (bounded ? " of at most " + max : "");
        }
        return "must be an integer" + (bounded ? " from " + min + " to " + max : " of at least " + min);
    }

    static String number(double min, double max) {
        return "must be a number from " + plain(min) + " to " + plain(max);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
