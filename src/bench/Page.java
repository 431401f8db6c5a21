import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document that people write, with blocks that programs write: what stands between {@code <!-- NAME -->} and
 * {@code <!-- end of NAME -->} is replaced, all else is kept.
 */
final class Page {

    private Page() {}

    /** Replaces a block; one that the document does not have yet goes to its end. */
    static void replace(Path document, String name, String content) throws IOException {
        String old = Files.exists(document) ? Files.readString(document) : "# Benchmarks\n\n";
        String begin = "<!-- " + name + " -->\n";
        String end = "<!-- end of " + name + " -->\n";
        String block = begin + "\n" + content.strip() + "\n\n" + end;
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        Files.writeString(
                document,
                from < 0 || to < from
                        ? old.stripTrailing() + "\n\n" + block
                        : old.substring(0, from) + block + old.substring(to + end.length()));
    }
}
