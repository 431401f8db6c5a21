import java.io.IOException;
import java.nio.file.Path;

/** The live objects of another JVM. */
final class Heap {

    private Heap() {}

    /** {@return bytes of all objects that a full collection leaves, by {@code jcmd}} */
    static long liveBytes(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return histogram.lines()
                .filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.trim().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new IOException("no histogram: " + histogram));
    }
}
