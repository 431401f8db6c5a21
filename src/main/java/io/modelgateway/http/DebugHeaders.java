package io.modelgateway.http;

import io.modelgateway.model.Attempt;
import io.modelgateway.model.CatalogStamp;
import io.modelgateway.model.Trail;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What an answer tells beyond the usual, on demand: {@code X-Gateway-Debug: timing, catalog}. Other words are ignored.
 * Asked for by request, because it costs bytes and nobody needs it but who looks for something.
 */
final class DebugHeaders {

    private static final double NANOS_PER_MILLI = 1e6;

    private DebugHeaders() {}

    static Map<String, String> asked(Visit visit) {
        List<String> words = new HeaderReader(visit.request().headers()).list(GatewayHeaders.DEBUG);
        if (words.isEmpty()) {
            return Map.of();
        }
        var headers = new LinkedHashMap<String, String>();
        Trail trail = visit.context().trail();
        if (words.contains("timing")) {
            headers.put(GatewayHeaders.SERVER_TIMING, timing(trail, visit.elapsed()));
        }
        if (words.contains("catalog")) {
            trail.catalog().ifPresent(stamp -> headers.put(GatewayHeaders.CATALOG, text(stamp)));
        }
        return headers;
    }

    private static String text(CatalogStamp stamp) {
        return stamp.version() + "; hash=" + stamp.hash();
    }

    /** In milliseconds, as the header has it; the total of a stream is the time to its head. */
    private static String timing(Trail trail, Duration total) {
        var entries = new StringJoiner(", ");
        trail.timings().forEach((phase, duration) -> entries.add(phase + ";dur=" + millis(duration)));
        int number = 1;
        for (Attempt attempt : trail.calls().made()) {
            entries.add("attempt-" + number++ + ";desc=\"" + shown(attempt) + "\";dur=" + millis(attempt.latency()));
        }
        return entries.add("total;dur=" + millis(total)).toString();
    }

    /** A quoted string of a header; ids come from the registry, which allows more. */
    private static String shown(Attempt attempt) {
        return (attempt.provider() + "/" + attempt.model()).replaceAll("[^A-Za-z0-9._:/@+-]", "_");
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / NANOS_PER_MILLI);
    }
}
