package io.modelgateway.limiter.usage;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who used what on which day, of UTC.
 *
 * @param key the key's name; {@value #NONE} without one, as for the others
 */
public record UsageKey(LocalDate day, String agent, String key, String team, String model, String provider) {

    public static final String NONE = "none";

    /** Where further names go once a day has seen very many. */
    static final String OTHER = "other";

    private static final String SEPARATOR = "\t";
    private static final int FIELDS = 5;

    public String of(Dimension dimension) {
        return switch (dimension) {
            case DAY -> day.toString();
            case AGENT -> agent;
            case KEY -> key;
            case TEAM -> team;
            case MODEL -> model;
            case PROVIDER -> provider;
        };
    }

    /** {@return all but the day, for a field of the day's hash} */
    String field() {
        return String.join(SEPARATOR, agent, key, team, model, provider);
    }

    static Optional<UsageKey> read(LocalDate day, String field) {
        String[] parts = field.split(SEPARATOR, -1);
        return parts.length == FIELDS
                ? Optional.of(new UsageKey(day, parts[0], parts[1], parts[2], parts[3], parts[4]))
                : Optional.empty();
    }

    /** {@return the same without the names that callers make up} */
    UsageKey folded() {
        return new UsageKey(day, OTHER, key, team, model, provider);
    }

    // Native executables interpret a generated one: docs/benchmarks.md.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UsageKey that
                && day.equals(that.day)
                && agent.equals(that.agent)
                && key.equals(that.key)
                && team.equals(that.team)
                && model.equals(that.model)
                && provider.equals(that.provider);
    }
}
