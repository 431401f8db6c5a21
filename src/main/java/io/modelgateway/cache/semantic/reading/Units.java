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

    boolean isUnit(String word) {
        return signs.containsKey(word);
    }

    /** The sign of a unit, or the word itself. A short word is one only after a number: "in", "s", "min". */
    String sign(String word, boolean afterNumber) {
        return afterNumber || word.length() > 3 ? signs.getOrDefault(word, word) : word;
    }
}
