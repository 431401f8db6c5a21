import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server under load.
 *
 * @param process empty for one that runs already
 */
record Target(String name, String host, int port, String path, Optional<ProcessHandle> process) {

    private static final long TICKS_PER_SECOND = 100;

    Target at(String otherName, String otherPath) {
        return new Target(otherName, host, port, otherPath, process);
    }

    /** {@return CPU time of the process and its children so far, in microseconds; empty where nobody can tell} */
    Optional<Long> cpuMicros() {
        return process.map(handle -> family(handle)
                .mapToLong(member -> ticks(member) * 1_000_000 / TICKS_PER_SECOND)
                .sum());
    }

    /** {@return resident memory of the process and its children, in MiB} */
    Optional<Long> residentMiB() {
        return process.map(handle -> family(handle).mapToLong(Target::residentKiB).sum() / 1024);
    }

    private static Stream<ProcessHandle> family(ProcessHandle handle) {
        return Stream.concat(Stream.of(handle), handle.descendants());
    }

    /** User and system time, fields 14 and 15 of proc(5)'s stat, counted after the name, which may hold blanks. */
    private static long ticks(ProcessHandle handle) {
        String stat = String.join(" ", read("/proc/" + handle.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    static long residentKiB(ProcessHandle handle) {
        return read("/proc/" + handle.pid() + "/status").stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static List<String> read(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
