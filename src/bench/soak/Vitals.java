import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What the machine says of a gateway's process. */
final class Vitals {

    private final ProcessHandle process;
    private final Meters meters;

    Vitals(ProcessHandle process, Meters meters) {
        this.process = process;
        this.meters = meters;
    }

    /** @param live whether to count live objects, which costs a full collection; else the heap is not known, -1 */
    Reading read(boolean live) throws IOException, InterruptedException {
        Path proc = Path.of("/proc/" + process.pid());
        long threads = Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
        double heap = live ? Heap.liveBytes(process.pid()) / 1048576.0 : -1;
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            return new Reading(heap, Target.residentKiB(process) / 1024.0, threads, descriptors.count(),
                    meters.sum("gateway_requests_active"), meters.sum("gateway_slots_in_use"),
                    meters.sum("gateway_limits_reservations"));
        }
    }

    /** One look at it. */
    record Reading(
            double heapMiB,
            double residentMiB,
            long threads,
            long descriptors,
            double active,
            double slots,
            double reservations) {

        @Override
        public String toString() {
            String heap = heapMiB < 0 ? "" : String.format(Locale.ROOT, "live heap %.1f MiB, ", heapMiB);
            return heap + String.format(Locale.ROOT,
                    "resident %.0f MiB, threads %d, descriptors %d, requests %.0f, slots %.0f, reservations %.0f",
                    residentMiB, threads, descriptors, active, slots, reservations);
        }
    }
}
