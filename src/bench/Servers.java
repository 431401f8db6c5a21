import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Starts the processes of a run, each on its core, and stops them all in the end. */
final class Servers implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path work;
    private final String java;
    private final boolean pinned;
    private final List<Process> processes = new CopyOnWriteArrayList<>();

    Servers(Path work, boolean pinned) {
        this.work = work;
        this.java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        this.pinned = pinned;
        // Whoever interrupts a run must not find its servers afterwards.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Core 0 drives: upstream, load and Redis. Core 1 is the server's under load alone. */
    List<String> onCore(int core, List<String> command) {
        if (!pinned) {
            return command;
        }
        var full = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
        full.addAll(command);
        return full;
    }

    Target upstream(int port) throws IOException {
        List<String> command = java("-Xmx1g", "-Xmn800m", "-XX:+UseSerialGC", "-cp", classPath(), "Upstream", "" + port);
        Process process = start("upstream", onCore(0, command), Map.of());
        await("http://127.0.0.1:" + port + "/v1/models", "upstream");
        return target("upstream alone", port, process);
    }

    Target nginx(int port, int upstreamPort, byte[] staticFile) throws IOException {
        Path files = Files.createDirectories(work.resolve("files"));
        Files.write(files.resolve("answer.json"), staticFile);
        Path config = work.resolve("nginx.conf");
        Files.writeString(config, """
                daemon off; pid %1$s/nginx.pid; error_log %1$s/nginx.log; worker_processes %4$d;
                events { worker_connections 4096; }
                http {
                  access_log off; keepalive_requests 100000000; client_body_buffer_size 1m; client_max_body_size 20m;
                  upstream bench { server 127.0.0.1:%3$d; keepalive 256; keepalive_requests 100000000; }
                  server {
                    listen 127.0.0.1:%2$d;
                    location / { proxy_pass http://bench; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_buffering off; }
                    location = /answer.json { root %1$s/files; }
                  }
                }
                """.formatted(work, port, upstreamPort, pinned ? 1 : 2));
        Process process = start("nginx", onCore(1, List.of("nginx", "-e", work + "/nginx.log", "-c", config.toString())), Map.of());
        await("http://127.0.0.1:" + port + "/answer.json", "nginx");
        return target("nginx", port, process);
    }

    void redis(int port) throws IOException {
        start("redis", onCore(0, List.of("redis-server", "--port", "" + port, "--save", "", "--appendonly", "no", "--maxmemory", "512mb", "--maxmemory-policy", "volatile-lru")), Map.of());
    }

    /** Starts a gateway: {@code what} is {@code jar} or a native executable. */
    Target gateway(String name, String what, Ports ports, List<String> settings) throws IOException {
        List<String> options = pinned ? List.of("-Xmx512m", "-XX:ActiveProcessorCount=1") : List.of("-Xmx512m");
        return gateway(name, what, ports, settings, options);
    }

    /**
     * A JVM may use both cores until {@link #confine}: its compilers need them, or an hour. It behaves all the same as on
     * one, where its {@code options} say so.
     *
     * @param options of the JVM; a native executable gets a heap half as large
     */
    Target gateway(String name, String what, Ports ports, List<String> settings, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (what.equals("jar")) {
            command.addAll(java(options.toArray(String[]::new)));
            command.addAll(settings);
            command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        } else {
            command.addAll(onCore(1, List.of(what, "-Xmx256m")));
            command.addAll(settings);
        }
        Process process = start("gateway-" + ports.api(), command, Map.of("QUARKUS_LOG_CONSOLE_ENABLED", "true"));
        await("http://127.0.0.1:" + ports.management() + "/q/health/ready", "gateway-" + ports.api());
        return target(name, ports.api(), process);
    }

    /** Leaves a server nothing but core 1. */
    void confine(Target server) throws IOException, InterruptedException {
        if (pinned) {
            long pid = server.process().orElseThrow().pid();
            new ProcessBuilder("taskset", "-acp", "1", Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    /**
     * Lets a process of its own send requests, and gives its line of figures; an empty one if it failed. Compiled once and
     * quickly: an optimising compiler would take half of core 0 for the first seconds of every measurement. With room for
     * all that a run leaves behind: a pause of the generator would be everybody's p99.
     */
    String load(Target target, Scenario scenario, double rate, int warmup, int seconds) throws IOException {
        List<String> command = java("-Xms3g", "-Xmx3g", "-Xmn2500m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classPath(), "Load", target.host(), "" + target.port(), target.path(),
                Scenario.keyOf(scenario), "" + rate, "" + warmup, "" + seconds);
        Process process = new ProcessBuilder(onCore(0, command))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        String output = new String(process.getInputStream().readAllBytes()).strip();
        processes.remove(process);
        return output;
    }

    CompletableFuture<String> loadMeanwhile(Target target, Scenario scenario, double rate, int warmup, int seconds) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return load(target, scenario, rate, warmup, seconds);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }, Thread::startVirtualThread);
    }

    List<String> java(String... arguments) {
        var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(arguments));
        return command;
    }

    static String classPath() {
        return System.getProperty("java.class.path");
    }

    private Target target(String name, int port, Process process) {
        return new Target(name, "127.0.0.1", port, "/v1/chat/completions", Optional.of(process.toHandle()));
    }

    private Process start(String log, List<String> command, Map<String, String> environment) throws IOException {
        File file = work.resolve(log + ".out").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(file);
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private void await(String url, String log) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build();
        while (System.nanoTime() < end) {
            try {
                if (CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(100_000_000);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IOException(url + " does not come up:\n" + Files.readString(work.resolve(log + ".out")));
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        for (Process process : processes) {
            try {
                process.onExit().get(20, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
                process.destroyForcibly();
            }
        }
    }

    /** Where a gateway listens. */
    record Ports(int api, int management) {}
}
