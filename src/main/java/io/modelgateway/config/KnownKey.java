package io.modelgateway.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that the gateway reads, and how it may be spelled. {@code NAME} stands for a name of the author's choice,
 * {@code [N]} for a number.
 */
final class KnownKey {

    private static final String NAME = "NAME";
    private static final Pattern SEGMENT = Pattern.compile("\"[^\"]*\"|[^.]+");

    private final String name;
    private final Pattern property;
    private final Pattern variable;
    private final @Nullable ValueRange range;

    /** @param line the key, and after a tabulator the {@link ValueRange} of its values, if it has one */
    KnownKey(String line) {
        String[] parts = line.split("\t", 2);
        this.name = parts[0];
        this.range = parts.length == 1 ? null : new ValueRange(parts[1]);
        // Lists may be written with an index each.
        this.property = Pattern.compile(
                quoted(name).replace(NAME, "\\E(?:\"[^\"]+\"|[^.]+)\\Q").replace("[N]", "\\E\\[\\d+]\\Q")
                        + "(?:\\[\\d+])?");
        this.variable = Pattern.compile(
                quoted(variable(name)).replace(NAME, "\\E_?[A-Z0-9_]+?\\Q").replace("_N_", "\\E_\\d+_\\Q")
                        + "(?:_\\d+_)?");
    }

    private static String quoted(String text) {
        return "\\Q" + text + "\\E";
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    String name() {
        return name;
    }

    /** {@return whether the author chooses a part of it, so that there may be several} */
    boolean isPattern() {
        return name.contains(NAME) || name.contains("[N]");
    }

    /** {@return what its values may be; null if nothing is known of that} */
    @Nullable
    ValueRange range() {
        return range;
    }

    boolean isProperty(String written) {
        return property.matcher(written).matches();
    }

    boolean isVariable(String written) {
        return variable.matcher(written).matches();
    }

    /** {@return the key with the names that the author chose, to be compared with what was written} */
    String likeProperty(String written) {
        return String.join(".", filled(segments(name), segments(written)));
    }

    /** {@return the variable with the names that the author chose, as far as they are of one word} */
    String likeVariable(String written) {
        return String.join("_", filled(List.of(variable(name).split("_")), Arrays.asList(written.split("_"))));
    }

    private static List<String> filled(List<String> own, List<String> written) {
        var filled = new ArrayList<>(own);
        for (int i = 0; i < Math.min(own.size(), written.size()); i++) {
            if (own.get(i).equals(NAME)) {
                filled.set(i, written.get(i));
            }
        }
        return filled;
    }

    private static List<String> segments(String key) {
        return SEGMENT.matcher(key).results().map(result -> result.group()).toList();
    }
}
