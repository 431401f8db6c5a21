package io.modelgateway.cache.semantic.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a word list beside this package's code: {@code #} begins a comment line, blank lines are left out. */
final class Lines {

    private Lines() {}

    static List<String> of(String name) {
        try (InputStream stream = Lines.class.getResourceAsStream("/semantic/" + name);
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
