import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long it takes from exec to the first answered request, and what is resident then. Asked anew each millisecond over a
 * socket: a client that must be started for each try would take as long as the native binary does.
 */
final class Starts {

    private static final String BODY = "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final byte[] REQUEST = ("POST /v1/chat/completions HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.US_ASCII);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    private final int port;
    private final Path work;
    private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Starts(int port, Path work) {
        this.port = port;
        this.work = work;
    }

    /** {@code java Starts PORT [NATIVE_EXECUTABLE]}: a table of the medians of five. */
    public static void main(String[] args) throws IOException, InterruptedException {
        var starts = new Starts(Integer.parseInt(args[0]), Files.createTempDirectory("starts"));
        print("JVM", starts.jvm(5));
        print("JVM, AOT cache", starts.cached(5));
        if (args.length > 1) {
            print("native", starts.ofNative(args[1], 5));
        }
    }

    private static void print(String name, Figures figures) {
        System.out.printf(Locale.ROOT, "%-16s first answer after %,.0f ms, %,.0f MiB resident%n", name,
                figures.median("start").orElseThrow(), figures.median("resident").orElseThrow());
    }

    Figures jvm(int times) throws IOException, InterruptedException {
        return measure(List.of(java), List.of("-jar", JAR), times);
    }

    /** What Dockerfile.jvm does: a training run that writes the cache, then starts that use it. */
    Figures cached(int times) throws IOException, InterruptedException {
        Path cache = work.resolve("gateway.aot");
        start(List.of(java, "-XX:+UseSerialGC", "-XX:AOTCacheOutput=" + cache), List.of("-jar", JAR), new Figures());
        if (!Files.exists(cache)) {
            throw new IOException("the training run left no AOT cache");
        }
        // Read once, as it is wherever the gateway started before.
        Files.readAllBytes(cache);
        Figures figures = measure(
                List.of(java, "-XX:+UseSerialGC", "-XX:AOTCache=" + cache, "-XX:AOTMode=on"), List.of("-jar", JAR), times);
        Files.delete(cache);
        return figures;
    }

    Figures ofNative(String executable, int times) throws IOException, InterruptedException {
        return measure(List.of(Path.of(executable).toAbsolutePath().toString()), List.of(), times);
    }

    private Figures measure(List<String> before, List<String> after, int times) throws IOException, InterruptedException {
        start(before, after, new Figures());
        var figures = new Figures();
        for (int count = 0; count < times; count++) {
            start(before, after, figures);
        }
        return figures;
    }

    private void start(List<String> before, List<String> after, Figures figures) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port, "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + (port + 1), "-Dgateway.auth.mode=off",
                "-Dgateway.providers.ollama.enabled=false"));
        command.addAll(after);
        File log = work.resolve("start.out").toFile();
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
        try {
            while (!answers()) {
                if (!process.isAlive() || System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new IOException("does not start: " + command + "\n" + Files.readString(log.toPath()));
                }
                LockSupport.parkNanos(1_000_000);
            }
            figures.add("start", (System.nanoTime() - begun) / 1e6);
            figures.add("resident", Target.residentKiB(process.toHandle()) / 1024.0);
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.setSoTimeout(5_000);
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            socket.getOutputStream().write(REQUEST);
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException notYet) {
            return false;
        }
    }
}
