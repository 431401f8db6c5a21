package io.modelgateway.admin;

import io.modelgateway.limiter.usage.Dimension;
import io.modelgateway.limiter.usage.UsageCounts;
import io.modelgateway.limiter.usage.UsageQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Usage as a spreadsheet reads it (RFC 4180). */
final class UsageCsv {

    private static final String END = "\r\n";
    private static final List<String> FIGURES = List.of(
            "requests",
            "errors",
            "cache_hits",
            "input_tokens",
            "output_tokens",
            "cached_tokens",
            "cost_usd",
            "saved_usd");

    private UsageCsv() {}

    static String of(UsageQuery query, Map<List<String>, UsageCounts> rows) {
        var head =
                new ArrayList<>(query.group().stream().map(Dimension::wireName).toList());
        head.addAll(FIGURES);
        var csv = new StringBuilder(String.join(",", head)).append(END);
        rows.forEach((values, counts) -> {
            values.forEach(value -> csv.append(quoted(value)).append(','));
            csv.append(counts.requests())
                    .append(',')
                    .append(counts.errors())
                    .append(',')
                    .append(counts.cacheHits())
                    .append(',')
                    .append(counts.inputTokens())
                    .append(',')
                    .append(counts.outputTokens())
                    .append(',')
                    .append(counts.cachedTokens())
                    .append(',')
                    .append(counts.cost().toUsd().toPlainString())
                    .append(',')
                    .append(counts.saved().toUsd().toPlainString())
                    .append(END);
        });
        return csv.toString();
    }

    /** What a spreadsheet would take for a formula is made text. */
    private static String quoted(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String text = formula ? "'" + value : value;
        boolean plain = text.chars().noneMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
