package io.modelgateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The variables that {@code application.properties} reads. */
final class DeclaredKeys {

    private static final Path FILE = Path.of("src/main/resources/application.properties");
    private static final Pattern LINE = Pattern.compile("(?m)^((?:gateway|quarkus\\.redis)\\.[^=\\s]+)=(.*)$");
    private static final Pattern SHORTCUT = Pattern.compile("\\$\\{([A-Z0-9_]+):(.*)}");

    private final String text;

    private DeclaredKeys(String text) {
        this.text = text;
    }

    static DeclaredKeys read() throws IOException {
        return new DeclaredKeys(Files.readString(FILE));
    }

    /** A variable of another name that sets a key. */
    record Shortcut(String variable, String key) {}

    List<Shortcut> shortcuts() {
        var shortcuts = new ArrayList<Shortcut>();
        for (MatchResult line : lines()) {
            var shortcut = SHORTCUT.matcher(line.group(2));
            if (shortcut.matches()) {
                shortcuts.add(new Shortcut(shortcut.group(1), line.group(1)));
            }
        }
        return shortcuts;
    }

    private List<MatchResult> lines() {
        return LINE.matcher(text).results().toList();
    }
}
