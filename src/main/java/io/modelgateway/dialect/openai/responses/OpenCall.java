package io.modelgateway.dialect.openai.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.JsonProgress;

/** A call of a tool on its way. */
final class OpenCall implements OpenItem {

    private final EventLog log;
    private final String id;
    private final int index;
    private final String callId;
    private final String name;
    private final StringBuilder arguments = new StringBuilder();
    private final JsonProgress progress = new JsonProgress();

    OpenCall(EventLog log, String responseId, int index, String callId, String name) {
        this.log = log;
        this.id = ItemIds.call(responseId, index);
        this.index = index;
        this.callId = callId;
        this.name = name;
        ObjectNode added = log.event("response.output_item.added").put("output_index", index);
        added.set("item", Items.call(id, Items.IN_PROGRESS, callId, name, ""));
        log.send(added);
    }

    @Override
    public int index() {
        return index;
    }

    void arguments(String fragment) {
        arguments.append(fragment);
        progress.feed(fragment);
        log.send(log.event("response.function_call_arguments.delta", id, index).put("delta", fragment));
    }

    /** {@return whether nothing more can be expected} */
    boolean whole() {
        return progress.whole();
    }

    @Override
    public ObjectNode close(Outcome outcome) {
        String all = arguments.isEmpty() ? "{}" : arguments.toString();
        log.send(log.event("response.function_call_arguments.done", id, index)
                .put("name", name)
                .put("arguments", all));
        ObjectNode item = Items.call(id, outcome.status(), callId, name, all);
        ObjectNode done = log.event("response.output_item.done").put("output_index", index);
        done.set("item", item);
        log.send(done);
        return item;
    }
}
