package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reasoning on its way, shown as one summary. */
final class OpenReasoning implements OpenItem {

    private static final String SUMMARY_INDEX = "summary_index";

    private final EventLog log;
    private final String id;
    private final int index;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String encrypted;

    OpenReasoning(EventLog log, String responseId, int index) {
        this.log = log;
        this.id = ItemIds.reasoning(responseId, index);
        this.index = index;
        ObjectNode added = log.event("response.output_item.added").put("output_index", index);
        added.set("item", Items.reasoning(id, "", null));
        log.send(added);
    }

    @Override
    public int index() {
        return index;
    }

    void summary(String delta) {
        if (text.isEmpty()) {
            send("response.reasoning_summary_part.added", "");
        }
        text.append(delta);
        log.send(event("response.reasoning_summary_text.delta").put("delta", delta));
    }

    /** Takes another vendor's proof; what is said after it is another item. */
    void prove(String proof) {
        encrypted = proof;
    }

    boolean proven() {
        return encrypted != null;
    }

    @Override
    public ObjectNode close(Outcome outcome) {
        String whole = text.toString();
        if (!whole.isEmpty()) {
            log.send(event("response.reasoning_summary_text.done").put("text", whole));
            send("response.reasoning_summary_part.done", whole);
        }
        ObjectNode item = Items.reasoning(id, whole, encrypted);
        ObjectNode done = log.event("response.output_item.done").put("output_index", index);
        done.set("item", item);
        log.send(done);
        return item;
    }

    private void send(String type, String summary) {
        ObjectNode event = event(type);
        event.set("part", Items.summary(summary));
        log.send(event);
    }

    private ObjectNode event(String type) {
        return log.event(type, id, index).put(SUMMARY_INDEX, 0);
    }
}
