package io.modelgateway.dialect.inference;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.openai.MessageReader;
import io.modelgateway.dialect.openai.ResponseFormatReader;
import io.modelgateway.dialect.openai.SamplingReader;
import io.modelgateway.dialect.openai.ToolReader;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.WireBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the body of POST /v1/inference. Fields that the contract does not name are not refused but become extras, which
 * are named to the caller as dropped.
 */
final class RequestDecoder {

    /** What a request that names no model is routed by. */
    private static final String ANY_MODEL = "auto";

    private RequestDecoder() {}

    static DecodedRequest decode(byte[] bytes) {
        JsonFields body = JsonFields.ofBody(bytes);
        var extras = new TreeSet<String>();
        var hints = HintsReader.read(body, extras);
        String model = body.text("model");
        if (model != null && model.isBlank()) {
            throw body.invalid("model", "must not be blank");
        }
        var reader = new MessageReader(extras);
        List<Message> messages = new ToolResults(reader, extras).appended(body, messages(body, reader));
        var sampling = sampling(body, extras);
        var tools = new ToolReader(extras).read(body);
        var format = new ResponseFormatReader(extras).read(body);
        boolean stream = body.bool("stream", false);
        Map<String, String> metadata = metadata(body);
        body.collectUnread(extras);
        var request = new ChatRequest(
                model == null ? ANY_MODEL : model,
                messages,
                sampling,
                tools,
                format,
                null,
                stream,
                true,
                null,
                metadata,
                extras,
                new WireBody(Dialect.NATIVE, bytes));
        return new DecodedRequest(request, hints);
    }

    /** The conversation, or the short form: {@code user} and perhaps {@code system}. */
    private static List<Message> messages(JsonFields body, MessageReader reader) {
        boolean shortForm = body.has("user") || body.has("system");
        if (!shortForm) {
            return reader.read(body);
        }
        if (body.has("messages")) {
            throw body.invalid("messages", "cannot be combined with 'user' or 'system'");
        }
        if (!body.has("user")) {
            throw body.missing("user");
        }
        var messages = new ArrayList<Message>();
        if (body.has("system")) {
            messages.add(new Message(Role.SYSTEM, reader.content(body, "system"), null));
        }
        messages.add(new Message(Role.USER, reader.content(body, "user"), null));
        return messages;
    }

    /** This dialect's answer has room for one choice. */
    private static SamplingOptions sampling(JsonFields body, Set<String> extras) {
        SamplingOptions read = SamplingReader.read(body);
        if (read.choices() == null) {
            return read;
        }
        extras.add("n");
        return new SamplingOptions(
                read.temperature(),
                read.topP(),
                read.topK(),
                read.maxOutputTokens(),
                read.stop(),
                read.presencePenalty(),
                read.frequencyPenalty(),
                read.seed(),
                null);
    }

    /** Labels may be anything; those that are no strings are known inside by their JSON text. */
    private static Map<String, String> metadata(JsonFields body) {
        JsonFields labels = body.object("metadata");
        if (labels == null) {
            return Map.of();
        }
        var metadata = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> label : labels.node().properties()) {
            JsonNode value = label.getValue();
            metadata.put(label.getKey(), value.isTextual() ? value.textValue() : value.toString());
        }
        return metadata;
    }
}
