package io.modelgateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the page calls the types of values. */
final class TypeName {

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(boolean.class, "`true` or `false`"),
            Map.entry(Boolean.class, "`true` or `false`"),
            Map.entry(int.class, "whole number"),
            Map.entry(Integer.class, "whole number"),
            Map.entry(long.class, "whole number"),
            Map.entry(Long.class, "whole number"),
            Map.entry(OptionalInt.class, "whole number"),
            Map.entry(OptionalLong.class, "whole number"),
            Map.entry(Instant.class, "time"),
            Map.entry(double.class, "number"),
            Map.entry(Double.class, "number"),
            Map.entry(BigDecimal.class, "number"),
            Map.entry(Duration.class, "duration"),
            Map.entry(MemorySize.class, "size"),
            Map.entry(URI.class, "URL"),
            Map.entry(Path.class, "path"));

    private TypeName() {}

    static String of(Class<?> type) {
        return type.isEnum() ? "word" : NAMES.getOrDefault(type, "text");
    }
}
