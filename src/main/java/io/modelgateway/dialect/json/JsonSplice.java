package io.modelgateway.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Changes top-level fields of a JSON object given as bytes and leaves every other byte alone: digits of numbers, order,
 * white space, fields that nobody knows. No tree is built. Where a name occurs more than once, every occurrence is
 * changed, so that first-wins and last-wins readers agree. Made per object, not thread-safe.
 */
public final class JsonSplice {

    private static final byte[] NOTHING = {};

    private final byte[] body;
    private final List<Member> members;
    private final int bodyStart;
    private final Map<String, Optional<byte[]>> edits = new LinkedHashMap<>();

    /** Where a field lies: its name from {@code start}, its value from {@code valueStart}, both up to {@code end}. */
    private record Member(String name, int start, int valueStart, int end) {}

    /** Bytes {@code from} up to {@code to} give way to a replacement. */
    private record Cut(int from, int to, byte[] replacement) {

        int growth() {
            return replacement.length - (to - from);
        }
    }

    private JsonSplice(byte[] body, List<Member> members, int bodyStart) {
        this.body = body;
        this.members = members;
        this.bodyStart = bodyStart;
    }

    /**
     * Finds the fields.
     *
     * @throws GatewayException E4500 if it is no JSON object
     */
    public static JsonSplice of(byte[] body) {
        try (JsonParser parser = GatewayJson.parser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw noObject();
            }
            int bodyStart = end(parser);
            var members = new ArrayList<Member>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                int start = start(parser);
                parser.nextToken();
                int valueStart = start(parser);
                parser.skipChildren();
                parser.finishToken();
                members.add(new Member(name, start, valueStart, end(parser)));
            }
            if (parser.nextToken() != null) {
                throw noObject();
            }
            return new JsonSplice(body, members, bodyStart);
        } catch (IOException e) {
            throw noObject();
        }
    }

    private static GatewayException noObject() {
        return GatewayException.of(ErrorCode.INVALID_REQUEST, "The body is not a valid JSON object");
    }

    private static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    private static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    /** {@return the bytes of a field's value as they came; of its last occurrence if there are several} */
    public Optional<byte[]> value(String name) {
        return members.reversed().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .map(member -> Arrays.copyOfRange(body, member.valueStart(), member.end()));
    }

    /** Replaces the field's value, or adds the field at the end. */
    public JsonSplice set(String name, JsonNode value) {
        return set(name, GatewayJson.write(value));
    }

    /** Replaces the field's value by bytes that are JSON already, or adds the field at the end. */
    public JsonSplice set(String name, byte[] value) {
        edits.put(name, Optional.of(value));
        return this;
    }

    /** Removes the field if it is there. */
    public JsonSplice remove(String name) {
        edits.put(name, Optional.empty());
        return this;
    }

    /** {@return the object with all changes, or the very array that was given if there are none} */
    public byte[] bytes() {
        if (edits.isEmpty()) {
            return body;
        }
        List<Cut> cuts = cuts();
        var out = ByteBuffer.allocate(
                body.length + cuts.stream().mapToInt(Cut::growth).sum());
        int copied = 0;
        for (Cut cut : cuts) {
            out.put(body, copied, cut.from() - copied).put(cut.replacement());
            copied = cut.to();
        }
        return out.put(body, copied, body.length - copied).array();
    }

    private List<Cut> cuts() {
        var cuts = new ArrayList<Cut>();
        boolean anyKept = false;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Optional<byte[]> edit = edits.get(member.name());
            if (edit == null) {
                anyKept = true;
            } else if (edit.isPresent()) {
                anyKept = true;
                cuts.add(new Cut(member.valueStart(), member.end(), edit.get()));
            } else {
                cuts.add(removal(i, anyKept));
            }
        }
        int appendAt = members.isEmpty() ? bodyStart : members.getLast().end();
        cuts.add(new Cut(appendAt, appendAt, appended(anyKept)));
        return cuts;
    }

    /** One comma goes with the field: the one before it, or the one behind it where nothing is left before. */
    private Cut removal(int index, boolean anyKept) {
        Member member = members.get(index);
        if (anyKept) {
            return new Cut(members.get(index - 1).end(), member.end(), NOTHING);
        }
        int next = index + 1;
        return new Cut(member.start(), next < members.size() ? members.get(next).start() : member.end(), NOTHING);
    }

    private byte[] appended(boolean anyKept) {
        var present = members.stream().map(Member::name).collect(Collectors.toSet());
        var out = new ByteArrayOutputStream();
        boolean needsComma = anyKept;
        for (var edit : edits.entrySet()) {
            if (edit.getValue().isPresent() && !present.contains(edit.getKey())) {
                if (needsComma) {
                    out.write(',');
                }
                out.writeBytes(GatewayJson.write(TextNode.valueOf(edit.getKey())));
                out.write(':');
                out.writeBytes(edit.getValue().get());
                needsComma = true;
            }
        }
        return out.toByteArray();
    }
}
