package io.modelgateway.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every key there is below {@code gateway.}, as {@code docs/configuration.md} lists them, who is none, and their ranges. */
final class KnownKeys {

    /** Written by ConfigurationDocumentTest. */
    static final String RESOURCE = "/configuration/keys.txt";

    /**
     * What the kubelet tells of a Service whose name begins with "gateway", where service links are on. Nobody wrote it.
     */
    private static final Pattern SERVICE_LINK = Pattern.compile(
            "GATEWAY(?:_.*)?_(?:SERVICE_HOST|SERVICE_PORT(?:_.*)?|PORT(?:_\\d+_(?:TCP|UDP|SCTP)(?:_.*)?)?)");

    private final List<KnownKey> keys;

    /** @param lines a {@link KnownKey} each */
    KnownKeys(Stream<String> lines) {
        keys = lines.map(KnownKey::new).toList();
    }

    static KnownKeys load() {
        try (InputStream list = KnownKeys.class.getResourceAsStream(RESOURCE)) {
            if (list == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            try (var reader = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
                return new KnownKeys(reader.lines().toList().stream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a sentence for each property that is none of the gateway's, the near ones named} */
    List<String> strangers(Stream<String> properties) {
        return properties
                .map(KnownKeys::withoutProfile)
                .filter(property -> property.startsWith("gateway."))
                .filter(property -> keys.stream().noneMatch(key -> key.isProperty(property)))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(property -> sentence(property, key -> key.likeProperty(property)))
                .toList();
    }

    /** {@return a sentence for each environment variable that looks like the gateway's and is none} */
    List<String> strangeVariables(Stream<String> variables) {
        return variables
                .filter(variable -> variable.startsWith("GATEWAY_"))
                .filter(variable -> !SERVICE_LINK.matcher(variable).matches())
                .filter(variable -> keys.stream().noneMatch(key -> key.isVariable(variable)))
                .sorted()
                .map(variable -> sentence(variable, key -> key.likeVariable(variable)))
                .toList();
    }

    /**
     * {@return a sentence for each value that is out of its key's range}
     *
     * @param properties the names of all that are set
     * @param value what a property is set to; null or blank if it is not
     */
    List<String> outOfRange(Collection<String> properties, Function<String, @Nullable String> value) {
        var problems = new ArrayList<String>();
        for (KnownKey key : keys) {
            ValueRange range = key.range();
            if (range != null) {
                spellings(key, properties)
                        .filter(property -> !allows(range, value.apply(property)))
                        .forEach(property -> problems.add(range.sentence(property)));
            }
        }
        return problems;
    }

    private static Stream<String> spellings(KnownKey key, Collection<String> properties) {
        return key.isPattern()
                ? properties.stream().filter(key::isProperty).distinct().sorted()
                : Stream.of(key.name());
    }

    private static boolean allows(ValueRange range, @Nullable String value) {
        return value == null || range.allows(value);
    }

    private String sentence(String stranger, Function<KnownKey, String> like) {
        List<String> near =
                NearNames.to(stranger, keys.stream().map(like).distinct().toList());
        return near.isEmpty()
                ? stranger + " is no key of the gateway"
                : stranger + " is no key of the gateway; did you mean "
                        + String.join(" or ", near.subList(0, Math.min(2, near.size()))) + "?";
    }

    /** A property of another profile is judged, too: it will be somebody's one day. */
    private static String withoutProfile(String property) {
        return property.startsWith("%") ? property.substring(property.indexOf('.') + 1) : property;
    }
}
