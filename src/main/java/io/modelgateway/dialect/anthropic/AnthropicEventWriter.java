package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Frames events as the vendor does: the name, then the data, then an empty line. Not thread-safe. */
final class AnthropicEventWriter {

    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** Writes an event that is named like its {@code type}. */
    void write(ObjectNode event) {
        write(event.path("type").asText(), GatewayJson.write(event));
    }

    /** Writes an event; data of several lines becomes as many data fields. */
    void write(@Nullable String name, byte[] data) {
        if (name != null) {
            out.writeBytes(EVENT);
            out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.writeBytes(DATA);
        for (byte b : data) {
            out.write(b);
            if (b == '\n') {
                out.writeBytes(DATA);
            }
        }
        out.write('\n');
        out.write('\n');
    }

    /** {@return everything written since the last call} */
    byte[] take() {
        byte[] bytes = out.toByteArray();
        out.reset();
        return bytes;
    }
}
