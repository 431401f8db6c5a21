package io.modelgateway.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a configuration field by field. What cannot be read becomes a {@link Problem} with the field's
 * full name and reads as absent, so that one pass finds everything. A null counts as absent. Made per object, not
 * thread-safe.
 */
final class TreeFields {

    private static final int LONGEST_TEXT = 1_000;

    private final ObjectNode node;
    private final String prefix;
    private final NameStyle style;
    private final Problems problems;
    private final Set<String> asked = new HashSet<>();

    /** @param prefix what stands before the names of this object's fields, with its final dot, or nothing */
    TreeFields(ObjectNode node, String prefix, NameStyle style, Problems problems) {
        this.node = node;
        this.prefix = prefix;
        this.style = style;
        this.problems = problems;
    }

    /** {@return the full name of a field} */
    String path(String name) {
        return prefix + style.of(name);
    }

    /** {@return the full name of this object} */
    String where() {
        return prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    void wrong(String name, String complaint) {
        problems.add(path(name), complaint);
    }

    void wrong(ErrorCode code, String name, String complaint) {
        problems.add(code, path(name), complaint);
    }

    void missing(String name) {
        problems.add(ErrorCode.MISSING_FIELD, path(name), "is required");
    }

    /** Tells that fields need no reading. */
    void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /** {@return the value, or {@code null} if it is absent} */
    @Nullable
    JsonNode raw(String name) {
        String spelled = style.of(name);
        asked.add(spelled);
        JsonNode value = node.get(spelled);
        return value == null || value.isNull() ? null : value;
    }

    boolean has(String name) {
        return raw(name) != null;
    }

    /** {@return text of one line, as headers and logs want it} */
    @Nullable
    String text(String name) {
        JsonNode value = raw(name);
        return value == null ? null : asLine(value, name);
    }

    /** {@return text of any number of lines} */
    @Nullable
    String prose(String name) {
        JsonNode value = raw(name);
        return value == null ? null : asText(value, name);
    }

    private @Nullable String asLine(JsonNode value, String name) {
        String text = asText(value, name);
        if (text != null && text.chars().anyMatch(Character::isISOControl)) {
            wrong(name, "must not hold control characters");
            return null;
        }
        return text;
    }

    private @Nullable String asText(JsonNode value, String name) {
        if (!value.isTextual()) {
            wrong(name, value.isValueNode() ? "must be a string; put it in quotes" : "must be a string");
        } else if (value.textValue().isBlank()) {
            wrong(name, "must not be blank");
        } else if (value.textValue().length() > LONGEST_TEXT) {
            wrong(name, "must not be longer than " + LONGEST_TEXT + " characters");
        } else {
            return value.textValue().strip();
        }
        return null;
    }

    /** {@return the strings of an array, or of one string with commas, in order and without repetitions} */
    @Nullable
    Set<String> texts(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        var texts = new LinkedHashSet<String>();
        if (value.isTextual()) {
            for (String part : value.textValue().split(",", -1)) {
                if (!part.isBlank()) {
                    texts.add(part.strip());
                }
            }
            return texts;
        }
        if (!(value instanceof ArrayNode array)) {
            wrong(name, "must be a list of strings");
            return null;
        }
        for (int i = 0; i < array.size(); i++) {
            String text = asLine(array.get(i), name + "[" + i + "]");
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    @Nullable
    Boolean bool(String name) {
        JsonNode value = raw(name);
        if (value == null || value.isBoolean()) {
            return value == null ? null : value.booleanValue();
        }
        wrong(name, "must be true or false");
        return null;
    }

    @Nullable
    Integer integer(String name, int least) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= least) {
            return value.intValue();
        }
        wrong(name, "must be a whole number of at least " + least);
        return null;
    }

    @Nullable
    BigDecimal decimal(String name, BigDecimal least, BigDecimal most) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        // NaN and infinities of YAML are numbers without a decimal value.
        boolean finite = value.isNumber() && Double.isFinite(value.doubleValue());
        if (finite
                && value.decimalValue().compareTo(least) >= 0
                && value.decimalValue().compareTo(most) <= 0) {
            return value.decimalValue();
        }
        wrong(name, "must be a number from " + least.toPlainString() + " to " + most.toPlainString());
        return null;
    }

    @Nullable
    TreeFields object(String name) {
        JsonNode value = raw(name);
        if (value == null || value instanceof ObjectNode) {
            return value == null ? null : child((ObjectNode) value, path(name));
        }
        wrong(name, "must be an object");
        return null;
    }

    /** {@return the objects of an array; {@code null} if it is absent} */
    @Nullable
    List<TreeFields> objects(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        var objects = new ArrayList<TreeFields>();
        if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof ObjectNode object) {
                    objects.add(child(object, path(name) + "[" + i + "]"));
                } else {
                    wrong(name + "[" + i + "]", "must be an object");
                }
            }
            return objects;
        }
        wrong(name, "must be a list of objects");
        return null;
    }

    /** {@return the objects this one holds, by name, whatever their names are} */
    Map<String, TreeFields> children() {
        var children = new LinkedHashMap<String, TreeFields>();
        node.properties().forEach(entry -> {
            asked.add(entry.getKey());
            if (entry.getValue() instanceof ObjectNode object) {
                children.put(entry.getKey(), child(object, prefix + Problem.quoted(entry.getKey())));
            } else {
                problems.add(prefix + Problem.quoted(entry.getKey()), "must be an object");
            }
        });
        return children;
    }

    /** {@return the names of this object's fields} */
    List<String> names() {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    /** Complains of every field that nobody has asked for: a misspelled name must not pass silently. */
    void refuseUnread() {
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                problems.add(prefix + Problem.quoted(name), "is not known");
            }
        });
    }

    private TreeFields child(ObjectNode object, String path) {
        return new TreeFields(object, path + ".", style, problems);
    }
}
