package io.modelgateway.admin;

import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.usage.Dimension;
import io.modelgateway.limiter.usage.UsageQuery;
import io.modelgateway.model.AgentDid;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which usage to show.
 *
 * @param from the first day, of UTC; today unless given
 * @param to the last day; today unless given
 * @param group dimensions with commas, {@code day,model} unless given
 * @param format {@code json} or {@code csv}
 * @param named the agent of a request without a key
 */
record UsageParameters(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("agent") @Nullable String agent,
        @QueryParam("key") @Nullable String key,
        @QueryParam("team") @Nullable String team,
        @QueryParam("model") @Nullable String model,
        @QueryParam("provider") @Nullable String provider,
        @QueryParam("group") @Nullable String group,
        @QueryParam("format") @Nullable String format,
        @HeaderParam("Accept") @Nullable String accept,
        @HeaderParam("X-Agent-Did") @Nullable String named) {

    private static final int MOST_DAYS = 366;

    /** @throws GatewayException E4502 for days or dimensions that cannot be */
    UsageQuery query(Clock clock) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        LocalDate first = day("from", from, today);
        LocalDate last = day("to", to, today);
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw InvalidParameter.of("'from' and 'to' must span 1 to " + MOST_DAYS + " days", "from");
        }
        var where = new EnumMap<Dimension, String>(Dimension.class);
        put(where, Dimension.AGENT, agent);
        put(where, Dimension.KEY, key);
        put(where, Dimension.TEAM, team);
        put(where, Dimension.MODEL, model);
        put(where, Dimension.PROVIDER, provider);
        return new UsageQuery(first, last, where, dimensions());
    }

    boolean csv() {
        if (format == null) {
            return accept != null && accept.startsWith("text/csv");
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw InvalidParameter.of("'format' must be json or csv", "format");
        };
    }

    String namedAgent() {
        return named == null || named.isBlank()
                ? AgentDid.ANONYMOUS.value()
                : AgentDid.parse(named.strip(), "X-Agent-Did").value();
    }

    private List<Dimension> dimensions() {
        var dimensions = new ArrayList<Dimension>();
        for (String name : (group == null ? "day,model" : group).split(",")) {
            if (!name.isBlank()) {
                dimensions.add(Dimension.byWireName(name)
                        .orElseThrow(() -> InvalidParameter.of(
                                "'group' is made of day, agent, key, team, model and provider, with commas", "group")));
            }
        }
        return dimensions.stream().distinct().toList();
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw InvalidParameter.of("'" + name + "' must be a day such as 2026-11-24", name);
        }
    }

    private static void put(EnumMap<Dimension, String> where, Dimension dimension, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            where.put(dimension, value.strip());
        }
    }
}
