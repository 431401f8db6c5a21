package io.modelgateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code application.properties} says of the gateway's own keys. */
final class DeclaredKeys {

    private static final Path FILE = Path.of("src/main/resources/application.properties");
    private static final Pattern LINE = Pattern.compile("(?m)((?:^#.*\n)*)^(gateway\\.[^=\\s]+)=(.*)$");
    private static final Pattern SHORTCUT = Pattern.compile("\\$\\{([A-Z0-9_]+):(.*)}");

    private final String text;

    private DeclaredKeys(String text) {
        this.text = text;
    }

    static DeclaredKeys read() throws IOException {
        return new DeclaredKeys(Files.readString(FILE));
    }

    /**
     * A key that the file itself gives its meaning.
     *
     * @param description the comment right above it
     */
    record Declared(String name, String value, String description) {}

    /** A variable of another name that sets a key. */
    record Shortcut(String variable, String key) {}

    List<Shortcut> shortcuts() {
        var shortcuts = new ArrayList<Shortcut>();
        for (MatchResult line : lines()) {
            var shortcut = SHORTCUT.matcher(line.group(3));
            if (shortcut.matches()) {
                shortcuts.add(new Shortcut(shortcut.group(1), line.group(2)));
            }
        }
        return shortcuts;
    }

    /** {@return the keys that are no mapping's} */
    List<Declared> others(Predicate<String> isMapped) {
        return lines().stream()
                .filter(line -> !isMapped.test(line.group(2)))
                .map(line -> new Declared(line.group(2), line.group(3), comment(line.group(1))))
                .toList();
    }

    /** {@return whether another property of the file is made of the key} */
    boolean isUsed(String key) {
        return text.contains("${" + key + "}") || text.contains("${" + key + ":");
    }

    private List<MatchResult> lines() {
        return LINE.matcher(text).results().toList();
    }

    private static String comment(String lines) {
        return lines.replaceAll("(?m)^# ?", "").replaceAll("\\s+", " ").strip();
    }
}
