package io.modelgateway.dialect.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object of a request, field by field. Every complaint is a {@link GatewayException} that names the
 * field by its path; a JSON {@code null} counts as absent. It remembers which fields were asked for, so that what is
 * left is what the vocabulary has no place for. Made per object, not thread-safe.
 */
public final class JsonFields {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+\\]");

    private final ObjectNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * Reads a request body.
     *
     * @throws GatewayException E4500 if it is empty, not JSON, too deep, or no object
     */
    public static JsonFields ofBody(byte[] body) {
        return new JsonFields(RequestBody.read(body), "");
    }

    /** {@return fields of an object that was reached by that path} */
    public static JsonFields of(ObjectNode node, String path) {
        return new JsonFields(node, path);
    }

    /** {@return the path of a field of this object, such as {@code messages[0].role}} */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** {@return the path of this object itself} */
    public String path() {
        return path;
    }

    /** {@return the object itself} */
    public ObjectNode node() {
        return node;
    }

    public boolean has(String name) {
        return raw(name) != null;
    }

    /** {@return the value, or {@code null} if it is absent or JSON null} */
    public @Nullable JsonNode raw(String name) {
        asked.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() || value.isMissingNode() ? null : value;
    }

    /** Tells that a field needs no reading: it is understood without a place of its own. */
    public void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /** {@return names of the fields that nobody has asked for} */
    public Set<String> unread() {
        var left = new TreeSet<String>();
        node.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name) && !node.get(name).isNull()) {
                left.add(name);
            }
        });
        return left;
    }

    /**
     * Adds the paths of the fields that nobody has asked for, indexes left out: {@code messages[].cache_control}. What
     * is left of a long conversation so stays a short list.
     */
    public void collectUnread(Set<String> paths) {
        for (String name : unread()) {
            paths.add(INDEX.matcher(path(name)).replaceAll("[]"));
        }
    }

    public String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    public @Nullable String text(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw invalid(name, "must be a string");
        }
        return value.textValue();
    }

    public @Nullable Boolean bool(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw invalid(name, "must be true or false");
        }
        return value.booleanValue();
    }

    public boolean bool(String name, boolean absent) {
        Boolean value = bool(name);
        return value == null ? absent : value;
    }

    public @Nullable Integer integer(String name, int min, int max) {
        Long value = longInteger(name, min, max);
        return value == null ? null : Math.toIntExact(value);
    }

    public @Nullable Long longInteger(String name, long min, long max) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        // 1e3 and 100.0 are integers too, as in every vendor's API; 1e999999999 must not be expanded.
        boolean whole = value.isIntegralNumber()
                || value.isNumber()
                        && value.decimalValue().precision()
                                        - value.decimalValue().scale()
                                <= 19
                        && value.decimalValue().stripTrailingZeros().scale() <= 0;
        if (!whole || !value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            throw invalid(name, Bounds.integer(min, max));
        }
        return value.longValue();
    }

    public @Nullable Double number(String name, double min, double max) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (!value.isNumber() || !(value.doubleValue() >= min && value.doubleValue() <= max)) {
            throw invalid(name, Bounds.number(min, max));
        }
        return value.doubleValue();
    }

    public @Nullable JsonFields object(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new JsonFields(object, path(name));
        }
        throw invalid(name, "must be an object");
    }

    /** {@return the objects of an array, or an empty list if it is absent} */
    public List<JsonFields> objects(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(name, "must be an array of objects");
        }
        var all = new ArrayList<JsonFields>(value.size());
        for (int i = 0; i < value.size(); i++) {
            String at = name + "[" + i + "]";
            if (!(value.get(i) instanceof ObjectNode object)) {
                throw invalid(at, "must be an object");
            }
            all.add(new JsonFields(object, path(at)));
        }
        return all;
    }

    /** {@return the strings of an array, or an empty list if it is absent} */
    public List<String> texts(String name) {
        JsonNode value = raw(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw invalid(name, "must be an array of strings");
        }
        var all = new ArrayList<String>(value.size());
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isTextual()) {
                throw invalid(name + "[" + i + "]", "must be a string");
            }
            all.add(value.get(i).textValue());
        }
        return all;
    }

    /** {@return the strings of a field that may hold one string or an array of them} */
    public List<String> textOrTexts(String name) {
        JsonNode value = raw(name);
        return value != null && value.isTextual() ? List.of(value.textValue()) : texts(name);
    }

    /** {@return an object kept as JSON text} */
    public @Nullable Json objectText(String name) {
        JsonFields object = object(name);
        return object == null ? null : GatewayJson.text(object.node);
    }

    /** {@return E4501 for a field of this object} */
    public GatewayException missing(String name) {
        return GatewayException.of(
                ErrorCode.MISSING_FIELD, "'" + path(name) + "' is required", new ErrorDetail.Param(path(name)));
    }

    /** {@return E4502 for a field of this object; {@code complaint} reads on from its name and quotes no values} */
    public GatewayException invalid(String name, String complaint) {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD, "'" + path(name) + "' " + complaint, new ErrorDetail.Param(path(name)));
    }
}
