package io.modelgateway.cache.semantic.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Two questions, and whether one answer serves both.
 *
 * @param sort the class it is reported under
 */
record Pair(String sort, boolean same, String asked, String remembered) {

    /**
     * Reads lines of four columns with tabs between them: class, {@code same} or {@code different}, question, question. A
     * first line that begins with {@code class} is a heading.
     *
     * @throws IllegalArgumentException naming the line that has another form
     */
    static List<Pair> read(Path file) throws IOException {
        var pairs = new ArrayList<Pair>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !(i == 0 && line.startsWith("class\t"))) {
                pairs.add(of(line, i + 1));
            }
        }
        return pairs;
    }

    private static Pair of(String line, int number) {
        String[] columns = line.split("\t");
        boolean same = columns.length == 4 && columns[1].equals("same");
        if (columns.length != 4 || !same && !columns[1].equals("different")) {
            throw new IllegalArgumentException("Line " + number
                    + ": expected four columns with tabs between them: class, same or different, question, question");
        }
        return new Pair(columns[0], same, columns[2], columns[3]);
    }
}
