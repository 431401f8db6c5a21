package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;

/**
 * Turns deltas into the vendor's content blocks, which are numbered from 0 and come one after the other, each with a
 * start, its deltas and a stop. Stateful, one per stream, not thread-safe.
 */
final class AnthropicBlockStream {

    private final AnthropicEventWriter out;
    private final ToolCallLine tools = new ToolCallLine();
    private int index = -1;
    private Open open = Open.NOTHING;

    private enum Open {
        NOTHING,
        TEXT,
        THINKING,
        /** A signature ends the reasoning it proves: more reasoning is another block. */
        SIGNED_THINKING,
        TOOL
    }

    AnthropicBlockStream(AnthropicEventWriter out) {
        this.out = out;
    }

    void text(String text) {
        if (!text.isEmpty()) {
            if (open != Open.TEXT) {
                start(Open.TEXT, block("text").put("text", ""));
            }
            delta("text_delta", "text", text);
        }
    }

    void thinking(String text) {
        if (open != Open.THINKING) {
            startThinking();
        }
        delta("thinking_delta", "thinking", text);
    }

    void signature(String signature) {
        if (open != Open.THINKING) {
            startThinking();
        }
        delta("signature_delta", "signature", signature);
        open = Open.SIGNED_THINKING;
    }

    void redacted(String data) {
        start(Open.NOTHING, block("redacted_thinking").put("data", data));
        stop();
    }

    void toolStarted(int tool, String id, String name) {
        if (open != Open.TOOL) {
            close();
        }
        tools.start(tool, id, name);
        advance();
    }

    void toolDelta(int tool, String fragment) {
        String now = tools.arguments(tool, fragment);
        if (!now.isEmpty()) {
            delta("input_json_delta", "partial_json", now);
        }
        advance();
    }

    /** Ends whatever is open, calls that had to wait included. */
    void close() {
        if (open == Open.TOOL) {
            tools.finishCurrent();
            advance();
            while (tools.hasCurrent()) {
                tools.finishCurrent();
                advance();
            }
        }
        if (open != Open.NOTHING) {
            stop();
            open = Open.NOTHING;
        }
    }

    /** Opens the call that is next in line as soon as the one before it is whole. */
    private void advance() {
        for (ToolCallLine.Waiting next = tools.next(); next != null; next = tools.next()) {
            if (open == Open.TOOL) {
                stop();
            }
            open = Open.TOOL;
            writeStart(toolUse(next));
            if (!next.arguments().isEmpty()) {
                delta("input_json_delta", "partial_json", next.arguments().toString());
            }
        }
    }

    private static ObjectNode toolUse(ToolCallLine.Waiting call) {
        ObjectNode block = block("tool_use").put("id", call.id()).put("name", call.name());
        block.putObject("input");
        return block;
    }

    private void startThinking() {
        start(Open.THINKING, AnthropicAnswerEncoder.thinking("", null));
    }

    private void start(Open kind, ObjectNode block) {
        close();
        writeStart(block);
        open = kind;
    }

    private void writeStart(ObjectNode block) {
        index++;
        ObjectNode event = event("content_block_start");
        event.set("content_block", block);
        out.write(event);
    }

    private void delta(String type, String field, String value) {
        ObjectNode event = event("content_block_delta");
        event.putObject("delta").put("type", type).put(field, value);
        out.write(event);
    }

    private void stop() {
        out.write(event("content_block_stop"));
    }

    private ObjectNode event(String type) {
        return GatewayJson.object().put("type", type).put("index", index);
    }

    private static ObjectNode block(String type) {
        return GatewayJson.object().put("type", type);
    }
}
