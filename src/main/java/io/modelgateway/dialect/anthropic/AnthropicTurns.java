package io.modelgateway.dialect.anthropic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a conversation by the vendor's rules: system messages move out of it, turns of one role in a row are one turn,
 * the results of tools come first in the user turn that follows the calls, nothing is empty. Made per request, not
 * thread-safe.
 */
final class AnthropicTurns {

    private final Set<String> dropped;
    private final CacheMarks marks;
    private final AnthropicBlocks blocks;
    private final List<ObjectNode> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    private record Turn(boolean assistant, List<ObjectNode> results, List<ObjectNode> others) {}

    AnthropicTurns(Set<String> dropped, CacheMarks marks) {
        this.dropped = dropped;
        this.marks = marks;
        this.blocks = new AnthropicBlocks(dropped);
    }

    void write(List<Message> messages, ObjectNode body) {
        for (int i = 0; i < messages.size(); i++) {
            add(messages.get(i), marks.ofMessage(messages.get(i), i));
        }
        if (!system.isEmpty()) {
            content(system, body, "system");
        }
        ArrayNode array = body.putArray("messages");
        for (Turn turn : turns) {
            ObjectNode node = array.addObject().put("role", turn.assistant() ? "assistant" : "user");
            var content = new ArrayList<>(turn.results());
            content.addAll(turn.others());
            content(content, node, "content");
        }
    }

    private void add(Message message, List<@Nullable ObjectNode> marked) {
        if (message.name() != null) {
            dropped.add("name");
        }
        boolean assistant = message.role() == Role.ASSISTANT;
        for (int i = 0; i < message.content().size(); i++) {
            ContentPart part = message.content().get(i);
            ObjectNode mark = i < marked.size() ? marked.get(i) : null;
            boolean misplaced = message.role() == Role.SYSTEM && !(part instanceof ContentPart.Text);
            if (misplaced) {
                dropped.add("system");
            }
            Optional<ObjectNode> sent = misplaced ? Optional.empty() : blocks.block(part);
            if (sent.isPresent()) {
                CacheMarks.put(mark, sent.get());
                place(message.role(), assistant, part, sent.get());
            } else if (mark != null) {
                marks.unplaced();
            }
        }
    }

    private void place(Role role, boolean assistant, ContentPart part, ObjectNode block) {
        if (role == Role.SYSTEM) {
            system.add(block);
            return;
        }
        if (turns.isEmpty() || turns.getLast().assistant() != assistant) {
            turns.add(new Turn(assistant, new ArrayList<>(), new ArrayList<>()));
        }
        Turn turn = turns.getLast();
        (part instanceof ContentPart.ToolResult ? turn.results() : turn.others()).add(block);
    }

    /** One text alone is written as a string, as people write it. */
    private static void content(List<ObjectNode> content, ObjectNode owner, String name) {
        ObjectNode first = content.getFirst();
        if (content.size() == 1 && first.path("type").asText().equals("text") && first.size() == 2) {
            owner.set(name, first.get("text"));
        } else {
            owner.putArray(name).addAll(content);
        }
    }
}
