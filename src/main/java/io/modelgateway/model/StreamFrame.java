package io.modelgateway.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit that went over an upstream's wire (an SSE event, an NDJSON line), in both forms.
 *
 * @param events what it says, possibly nothing (a ping)
 * @param original its payload, without the framing, for a client of the same dialect; {@code null} where the gateway
 *     made the frame itself
 * @param eventName the SSE {@code event:} field, if there was one
 */
public record StreamFrame(
        List<StreamEvent> events,
        @Nullable WireBody original,
        @Nullable String eventName) {

    public StreamFrame {
        events = List.copyOf(events);
    }

    public static StreamFrame of(StreamEvent... events) {
        return new StreamFrame(List.of(events), null, null);
    }

    /** {@return whether the client will see something of the model in it, after which there is no failover} */
    public boolean hasContent() {
        for (StreamEvent event : events) {
            if (event.isContent()) {
                return true;
            }
        }
        return false;
    }
}
