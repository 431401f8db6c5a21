package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.openai.MessageReader;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code tool_results} and puts them where every vendor wants them: right behind the last assistant's message
 * that asked for tools, and behind the results that are there already.
 */
final class ToolResults {

    private static final String FIELD = "tool_results";

    private final MessageReader reader;
    private final Set<String> extras;

    ToolResults(MessageReader reader, Set<String> extras) {
        this.reader = reader;
        this.extras = extras;
    }

    /** {@return the conversation with the results of the body in it} */
    List<Message> appended(JsonFields body, List<Message> messages) {
        List<JsonFields> results = body.objects(FIELD);
        if (results.isEmpty()) {
            return messages;
        }
        int asking = lastAsking(body, messages);
        Set<String> asked = askedIds(messages.get(asking));
        int at = asking + 1;
        while (at < messages.size() && messages.get(at).role() == Role.TOOL) {
            at++;
        }
        var all = new ArrayList<>(messages.subList(0, at));
        results.forEach(result -> all.add(result(result, asked)));
        all.addAll(messages.subList(at, messages.size()));
        return all;
    }

    private static int lastAsking(JsonFields body, List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (!askedIds(messages.get(i)).isEmpty()) {
                return i;
            }
        }
        throw body.invalid(FIELD, "needs an assistant message with 'tool_calls' to answer to");
    }

    private static Set<String> askedIds(Message message) {
        var ids = new HashSet<String>();
        for (ContentPart part : message.content()) {
            if (part instanceof ContentPart.ToolCall call) {
                ids.add(call.id());
            }
        }
        return ids;
    }

    private Message result(JsonFields result, Set<String> asked) {
        String id = result.requiredText("tool_call_id");
        if (!asked.contains(id)) {
            throw result.invalid("tool_call_id", "is none of the last assistant message's 'tool_calls'");
        }
        if (!result.has("content")) {
            throw result.missing("content");
        }
        var read = new ContentPart.ToolResult(id, content(result), result.bool("is_error", false));
        String name = result.text("name");
        result.collectUnread(extras);
        return new Message(Role.TOOL, List.of(read), name);
    }

    /** Text or parts; a tool that answers with an object may give it as it is. */
    private List<ContentPart> content(JsonFields result) {
        JsonNode content = result.raw("content");
        return content instanceof ObjectNode object
                ? List.of(new ContentPart.Text(GatewayJson.text(object).text()))
                : reader.content(result, "content");
    }
}
