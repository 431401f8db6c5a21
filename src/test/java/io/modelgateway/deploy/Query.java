package io.modelgateway.deploy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a PromQL query asks of the gateway: its series, and the labels it selects them by. No parser, but enough of one. */
record Query(String text) {

    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right) *\\([^)]*\\)");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SERIES =
            Pattern.compile("\\b((?:gateway|gen_ai|process|jvm|system|netty|redis)_[a-z0-9_]+)(?:\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+) *(?:=~|!~|!=|=)");

    /** What Prometheus adds when it scrapes. */
    private static final Set<String> SCRAPED = Set.of("job", "instance");

    /** {@return labels by the series they select} */
    Map<String, Set<String>> series() {
        String plain = TEXT.matcher(GROUPING.matcher(text.replaceAll("job:[a-z0-9_:]+", "1"))
                        .replaceAll(""))
                .replaceAll("\"\"");
        var series = new LinkedHashMap<String, Set<String>>();
        for (MatchResult found : SERIES.matcher(plain).results().toList()) {
            series.computeIfAbsent(found.group(1), name -> new TreeSet<>())
                    .addAll(LABEL.matcher(found.group(2) == null ? "" : found.group(2))
                            .results()
                            .map(label -> label.group(1))
                            .filter(label -> !SCRAPED.contains(label))
                            .collect(Collectors.toSet()));
        }
        return series;
    }
}
