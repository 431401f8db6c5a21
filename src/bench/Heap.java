import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The live objects of another JVM. */
final class Heap {

    private static final int MOST_TRIES = 12;

    private Heap() {}

    /** {@return the same once it falls no more: what an earlier load has left is given back within some seconds} */
    static long settledBytes(long pid) throws IOException, InterruptedException {
        long before = Long.MAX_VALUE;
        long now = liveBytes(pid);
        for (int tries = 0; tries < MOST_TRIES && now < before * 0.99; tries++) {
            Thread.sleep(Duration.ofSeconds(5));
            before = now;
            now = liveBytes(pid);
        }
        return now;
    }

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
