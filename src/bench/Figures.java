import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rounds of one target under one scenario measured: figures by name, in the order of the rounds. */
final class Figures {

    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** Takes a line of {@code name=value} pairs. */
    void add(String line) {
        for (String pair : line.strip().split(" ")) {
            String[] parts = pair.split("=");
            if (parts.length == 2) {
                add(parts[0], Double.parseDouble(parts[1]));
            }
        }
    }

    void addAll(Figures others) {
        others.values.forEach((name, all) -> all.forEach(value -> add(name, value)));
    }

    void add(String name, double value) {
        values.computeIfAbsent(name, unseen -> new ArrayList<>()).add(value);
    }

    /** {@return the median of the rounds; empty for a figure nobody measured} */
    Optional<Double> median(String name) {
        return Optional.ofNullable(values.get(name)).map(all -> {
            List<Double> sorted = all.stream().sorted().toList();
            return sorted.get(sorted.size() / 2);
        });
    }
}
