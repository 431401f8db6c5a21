package io.modelgateway.cache.semantic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed pairs that may be looked at; the judging half is the report's alone. */
record Pairs(String sort, boolean same, String asked, String remembered) {

    private static final Path FOLDER = Path.of("src/test/resources/semantic");

    static List<Pairs> all() {
        return Stream.of(
                        "tuning.tsv",
                        "adversarial.tsv",
                        "strangers-1.tsv",
                        "strangers-2.tsv",
                        "strangers-3.tsv",
                        "strangers-4.tsv")
                .flatMap(Pairs::of)
                .toList();
    }

    private static Stream<Pairs> of(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.startsWith("class\texpected"))
                    .map(Pairs::parse);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Pairs parse(String line) {
        String[] columns = line.split("\t");
        return new Pairs(columns[0], columns[1].equals("same"), columns[2], columns[3]);
    }
}
