package io.modelgateway.cache.semantic.reading;

import java.util.HashMap;
import java.util.Map;

/** Units by any of their names. Thread-safe. */
final class Units {

    private final Map<String, String> signs = new HashMap<>();

    Units() {
        for (String line : Lines.of("units.txt")) {
            String[] names = line.split(" ");
            for (String name : names) {
                signs.put(name, names[0]);
                signs.put(name + "s", names[0]);
            }
        }
    }

    /** Whether a word names a unit here. Short and ambiguous ones do only after a number: "in", "min", "second". */
    boolean isUnit(String word, boolean afterNumber) {
        return signs.containsKey(word) && (afterNumber || word.length() > 3 && !word.equals("second"));
    }

    /** The sign of a unit. */
    String sign(String unit) {
        return signs.getOrDefault(unit, unit);
    }
}
