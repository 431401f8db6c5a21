package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code cache_control} that OpenRouter's and LiteLLM's callers set in bodies of OpenAI's dialect, on parts of
 * content, on messages (meaning their last part) and on tools. It is no part of the vocabulary, as no other vendor has
 * it; so it is read from the body again, whose messages stand in the same order. What finds its place is taken off the
 * dropped fields; what does not is put back. Made per request, not thread-safe.
 */
final class CacheMarks {

    private static final String FIELD = "cache_control";
    private static final String ON_PARTS = "messages[].content[].cache_control";
    private static final Set<String> PATHS =
            Set.of(ON_PARTS, "messages[].cache_control", "tools[].cache_control", "tools[].function.cache_control");

    private final Set<String> dropped;
    private final @Nullable ObjectNode body;

    private CacheMarks(Set<String> dropped, @Nullable ObjectNode body) {
        this.dropped = dropped;
        this.body = body;
    }

    static CacheMarks of(ChatRequest request, Set<String> dropped) {
        var original = request.original();
        boolean any = original != null && original.dialect() == Dialect.OPENAI && dropped.removeAll(PATHS);
        return new CacheMarks(dropped, any ? JsonFields.ofBody(original.bytes()).node() : null);
    }

    /** {@return for each part of the message its mark, {@code null} for those without} */
    List<@Nullable ObjectNode> ofMessage(Message message, int index) {
        int count = message.content().size();
        var marks = new ArrayList<@Nullable ObjectNode>();
        if (body == null) {
            return marks;
        }
        JsonNode wire = body.path("messages").path(index);
        if (message.role() == Role.TOOL) {
            wire.path("content").forEach(part -> last(marks, count, mark(part)));
        } else {
            // What an assistant thought stands before his content and cannot be marked.
            message.content().stream().takeWhile(CacheMarks::isThought).forEach(_ -> marks.add(null));
            for (JsonNode part : wire.path("content")) {
                boolean left = message.role() == Role.ASSISTANT
                        && part.path("type").asText().equals("text")
                        && part.path("text").asText().isEmpty();
                if (!left) {
                    marks.add(mark(part));
                } else if (mark(part) != null) {
                    unplaced();
                }
            }
        }
        last(marks, count, mark(wire));
        return marks;
    }

    private static boolean isThought(ContentPart part) {
        return part instanceof ContentPart.Reasoning || part instanceof ContentPart.RedactedReasoning;
    }

    private static void last(List<@Nullable ObjectNode> marks, int count, @Nullable ObjectNode mark) {
        if (mark == null || count == 0) {
            return;
        }
        while (marks.size() < count) {
            marks.add(null);
        }
        marks.set(count - 1, mark);
    }

    /** Puts the mark on the block; {@code null} marks nothing. */
    static void put(@Nullable ObjectNode mark, ObjectNode block) {
        if (mark != null) {
            block.set(FIELD, mark);
        }
    }

    /** {@return the marks of the functions among the tools, in their order; {@code null} for those without} */
    List<@Nullable ObjectNode> ofTools() {
        var marks = new ArrayList<@Nullable ObjectNode>();
        if (body != null) {
            for (JsonNode tool : body.path("tools")) {
                if (tool.path("type").asText("function").equals("function")) {
                    ObjectNode own = mark(tool);
                    marks.add(own != null ? own : mark(tool.path("function")));
                }
            }
        }
        return marks;
    }

    /** Names a mark as dropped whose part is not sent. */
    void unplaced() {
        dropped.add(ON_PARTS);
    }

    private @Nullable ObjectNode mark(JsonNode owner) {
        JsonNode mark = owner.path(FIELD);
        if (mark instanceof ObjectNode object) {
            return object;
        }
        if (!mark.isMissingNode() && !mark.isNull()) {
            unplaced();
        }
        return null;
    }
}
