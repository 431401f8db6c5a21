package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The kept body of a completion, and the chat that a provider of the dialect is asked for in its place: fields that both
 * have keep their bytes. The body was read before, so it is one.
 */
final class CompletionBody {

    static final String ECHO = "echo";
    static final String LOGPROBS = "logprobs";

    /** What a chat has no place for. */
    private static final Set<String> OF_COMPLETIONS_ONLY = Set.of("suffix", "best_of");

    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    CompletionBody(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] asChat() {
        JsonFields body = JsonFields.ofBody(bytes);
        JsonNode prompt = body.node().path("prompt");
        ArrayNode messages = GatewayJson.object().putArray("messages");
        ObjectNode message = messages.addObject().put("role", "user");
        message.set("content", prompt.isArray() ? prompt.path(0) : prompt);
        JsonSplice chat = JsonSplice.of(bytes)
                .remove("prompt")
                .remove(ECHO)
                .remove(LOGPROBS)
                .set("messages", messages);
        OF_COMPLETIONS_ONLY.forEach(chat::remove);
        JsonNode logprobs = body.raw(LOGPROBS);
        if (logprobs != null) {
            chat.set(LOGPROBS, BooleanNode.TRUE).set("top_logprobs", logprobs);
        }
        return chat.bytes();
    }

    /** {@return those of the fields that a chat has no place for} */
    Set<String> dropped(Set<String> extras) {
        var dropped = new TreeSet<>(extras);
        dropped.retainAll(OF_COMPLETIONS_ONLY);
        return dropped;
    }

    /** {@return the prompt if the answer shall begin with it, else nothing} */
    static String echo(ChatRequest request) {
        var original = request.original();
        if (original == null
                || original.dialect() != Dialect.COMPLETIONS
                || !isTrue(JsonSplice.of(original.bytes()).value(ECHO))) {
            return "";
        }
        return request.messages().getLast().content().stream()
                .filter(ContentPart.Text.class::isInstance)
                .map(part -> ((ContentPart.Text) part).text())
                .collect(Collectors.joining());
    }

    private static boolean isTrue(Optional<byte[]> value) {
        return value.filter(bytes -> Arrays.equals(bytes, TRUE)).isPresent();
    }
}
