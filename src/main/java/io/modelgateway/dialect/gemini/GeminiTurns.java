package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes a conversation by the vendor's rules: system messages move out of it, turns of one role in a row are one turn,
 * the results of tools come first in the turn that follows the calls, nothing is empty. Made per request, not
 * thread-safe.
 */
final class GeminiTurns {

    private final Set<String> dropped;
    private final GeminiParts parts;
    private final List<ObjectNode> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    private record Turn(boolean model, List<ObjectNode> results, List<ObjectNode> others) {}

    GeminiTurns(GeminiGeneration generation, Set<String> dropped) {
        this.dropped = dropped;
        this.parts = new GeminiParts(generation, dropped);
    }

    void write(List<Message> messages, ObjectNode body) {
        messages.forEach(this::add);
        if (!system.isEmpty()) {
            body.putObject("systemInstruction").putArray("parts").addAll(system);
        }
        ArrayNode contents = body.putArray("contents");
        for (Turn turn : turns) {
            contents.addObject()
                    .put("role", turn.model() ? "model" : "user")
                    .putArray("parts")
                    .addAll(turn.results())
                    .addAll(turn.others());
        }
    }

    private void add(Message message) {
        if (message.name() != null) {
            dropped.add("name");
        }
        parts.beginTurn();
        for (ContentPart part : message.content()) {
            if (message.role() == Role.SYSTEM && !(part instanceof ContentPart.Text)) {
                dropped.add("system");
            } else {
                parts.write(part).forEach(written -> place(message.role(), part, written));
            }
        }
    }

    private void place(Role role, ContentPart part, ObjectNode written) {
        if (role == Role.SYSTEM) {
            system.add(written);
            return;
        }
        boolean model = role == Role.ASSISTANT;
        if (turns.isEmpty() || turns.getLast().model() != model) {
            turns.add(new Turn(model, new ArrayList<>(), new ArrayList<>()));
        }
        Turn turn = turns.getLast();
        boolean result = part instanceof ContentPart.ToolResult && written.has("functionResponse");
        (result ? turn.results() : turn.others()).add(written);
    }
}
