package io.modelgateway.dialect.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads what providers send. Unlike a request it is not complained about field by field: what is absent or of the wrong
 * type counts as not said, and only what is no JSON object at all is refused.
 */
public final class UpstreamJson {

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private UpstreamJson() {}

    /**
     * Reads a body, an event or a line.
     *
     * @throws GatewayException E4205 if it is no JSON object
     */
    public static ObjectNode object(byte[] bytes) {
        return find(bytes).orElseThrow(UpstreamJson::noObject);
    }

    /** {@return the object, or nothing if it is none} For error bodies, of which anything may come. */
    public static Optional<ObjectNode> find(byte[] bytes) {
        try {
            return GatewayJson.read(bytes) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** {@return the object that a text holds, or nothing: models get the arguments of tools wrong now and then} */
    public static Optional<ObjectNode> find(Json json) {
        try {
            return GatewayJson.read(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** {@return the text of a field, empty if it is not there} */
    public static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    /** {@return a count, if there is one} */
    public static OptionalInt count(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0
                ? OptionalInt.of(value.intValue())
                : OptionalInt.empty();
    }

    /** {@return a moment in seconds since 1970; 0, which stands for not said, where no calendar has it} */
    public static long epochSeconds(JsonNode node, String name) {
        long seconds = node.path(name).asLong(0);
        return seconds < 0 || seconds > LAST_SECOND ? 0 : seconds;
    }

    /** {@return the objects of an array field, everything else left out} */
    public static List<ObjectNode> objects(JsonNode node, String name) {
        var all = new ArrayList<ObjectNode>();
        for (JsonNode element : node.path(name)) {
            if (element instanceof ObjectNode object) {
                all.add(object);
            }
        }
        return all;
    }

    private static GatewayException noObject() {
        return GatewayException.of(
                ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent something that is not a JSON object");
    }
}
