package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;

/** A message on its way: parts of text and of refusal, one after the other. */
final class OpenMessage implements OpenItem {

    private static final String LOGPROBS = "logprobs";

    private final EventLog log;
    private final String id;
    private final int index;
    private final ArrayNode content = GatewayJson.object().arrayNode();
    private final StringBuilder said = new StringBuilder();
    private Part open = Part.NONE;

    /** What is being said. */
    private enum Part {
        NONE,
        TEXT,
        REFUSAL
    }

    OpenMessage(EventLog log, String responseId, int index) {
        this.log = log;
        this.id = ItemIds.message(responseId, index);
        this.index = index;
        ObjectNode added = log.event("response.output_item.added").put("output_index", index);
        added.set("item", Items.message(id, Items.IN_PROGRESS));
        log.send(added);
    }

    @Override
    public int index() {
        return index;
    }

    void text(String text) {
        begin(Part.TEXT);
        said.append(text);
        ObjectNode delta = event("response.output_text.delta").put("delta", text);
        delta.putArray(LOGPROBS);
        log.send(delta);
    }

    void refusal(String text) {
        begin(Part.REFUSAL);
        said.append(text);
        log.send(event("response.refusal.delta").put("delta", text));
    }

    @Override
    public ObjectNode close(Outcome outcome) {
        endPart();
        ObjectNode item = Items.message(id, outcome.status());
        item.set("content", content);
        ObjectNode done = log.event("response.output_item.done").put("output_index", index);
        done.set("item", item);
        log.send(done);
        return item;
    }

    private void begin(Part part) {
        if (open == part) {
            return;
        }
        endPart();
        open = part;
        ObjectNode added = event("response.content_part.added");
        added.set("part", part("", part));
        log.send(added);
    }

    private void endPart() {
        if (open == Part.NONE) {
            return;
        }
        String whole = said.toString();
        if (open == Part.TEXT) {
            ObjectNode done = event("response.output_text.done").put("text", whole);
            done.putArray(LOGPROBS);
            log.send(done);
        } else {
            log.send(event("response.refusal.done").put("refusal", whole));
        }
        ObjectNode done = event("response.content_part.done");
        done.set("part", part(whole, open));
        log.send(done);
        content.add(part(whole, open));
        said.setLength(0);
        open = Part.NONE;
    }

    private static ObjectNode part(String text, Part part) {
        return part == Part.REFUSAL ? Items.refusal(text) : Items.text(text);
    }

    /** The part in question is the next to be complete. */
    private ObjectNode event(String type) {
        return log.event(type, id, index).put("content_index", content.size());
    }
}
