package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.stream.SseWriter;
import org.jspecify.annotations.Nullable;

/** Numbers and frames the events of one stream. Not thread-safe. */
final class EventLog {

    private SseWriter out = new SseWriter();
    private long next;

    /** {@return an event with the next number} Send it before the next one is made. */
    ObjectNode event(String type) {
        return GatewayJson.object().put("type", type).put("sequence_number", next++);
    }

    /** {@return an event that speaks of one output item} */
    ObjectNode event(String type, String itemId, int outputIndex) {
        return event(type).put("item_id", itemId).put("output_index", outputIndex);
    }

    void send(ObjectNode event) {
        out.event(event.path("type").textValue(), GatewayJson.write(event));
    }

    /** Passes on an event that has its own number. */
    void pass(@Nullable String name, byte[] data) {
        next++;
        out.event(name, data);
    }

    /** {@return everything written since the last call} */
    byte[] take() {
        byte[] bytes = out.bytes();
        out = new SseWriter();
        return bytes;
    }
}
