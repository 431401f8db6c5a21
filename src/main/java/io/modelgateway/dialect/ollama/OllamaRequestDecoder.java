package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of {@code POST /api/chat} and {@code POST /api/generate}. Made per request, not thread-safe. */
final class OllamaRequestDecoder {

    private final byte[] bytes;
    private final JsonFields body;
    private final Set<String> extras = new TreeSet<>();
    private final OllamaOptionReader options;

    OllamaRequestDecoder(byte[] bytes) {
        this.bytes = bytes;
        this.body = JsonFields.ofBody(bytes);
        this.options = new OllamaOptionReader(body, extras);
    }

    ChatRequest chat() {
        String model = model();
        List<Message> messages = new OllamaMessageReader(extras).read(body);
        return request(model, messages, options.tools(), new WireBody(Dialect.OLLAMA, bytes));
    }

    /**
     * One prompt becomes a conversation, and servers are asked by chat; the bytes of what only a bare prompt can say are
     * kept for those that understand them.
     */
    ChatRequest generate() {
        String model = model();
        var messages = new ArrayList<Message>();
        String system = body.text("system");
        if (system != null && !system.isEmpty()) {
            messages.add(Message.text(Role.SYSTEM, system));
        }
        var prompt = new ArrayList<ContentPart>();
        prompt.add(new ContentPart.Text(body.requiredText("prompt")));
        prompt.addAll(OllamaMessageReader.images(body.texts("images")));
        messages.add(new Message(Role.USER, prompt, null));
        return request(model, messages, ToolOptions.NONE, isBare() ? new WireBody(Dialect.GENERATE, bytes) : null);
    }

    /** Looks only, so that the fields are named as dropped where they are. */
    private boolean isBare() {
        JsonNode said = body.node();
        return said.path("raw").asBoolean()
                || !said.path("template").asText().isEmpty()
                || !said.path("suffix").asText().isEmpty()
                || !said.path("context").isEmpty();
    }

    private String model() {
        String model = body.requiredText("model");
        if (model.isBlank()) {
            throw body.invalid("model", "must not be empty");
        }
        return model;
    }

    private ChatRequest request(String model, List<Message> messages, ToolOptions tools, @Nullable WireBody original) {
        var sampling = options.sampling();
        var format = options.format();
        var reasoning = options.reasoning();
        boolean stream = body.bool("stream", true);
        body.collectUnread(extras);
        return new ChatRequest(
                model, messages, sampling, tools, format, reasoning, stream, true, null, Map.of(), extras, original);
    }
}
