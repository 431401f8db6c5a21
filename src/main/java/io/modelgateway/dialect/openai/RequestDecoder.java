package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.WireBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the body of POST /v1/chat/completions. */
final class RequestDecoder {

    /** The effort by which newer models are told not to think. */
    private static final String NO_EFFORT = "none";

    private RequestDecoder() {}

    static DecodedRequest decode(byte[] bytes) {
        JsonFields body = JsonFields.ofBody(bytes);
        var extras = new TreeSet<String>();
        String model = body.requiredText("model");
        if (model.isBlank()) {
            throw body.invalid("model", "must not be blank");
        }
        List<Message> messages = new MessageReader(extras).read(body);
        var sampling = SamplingReader.read(body);
        var tools = new ToolReader(extras).read(body);
        var format = new ResponseFormatReader(extras).read(body);
        var reasoning = reasoning(body);
        boolean stream = body.bool("stream", false);
        boolean includeUsage = includeUsage(body, extras);
        String user = body.text("user");
        Map<String, String> metadata = metadata(body);
        RequestHints hints = CacheFieldReader.read(body, extras);
        body.collectUnread(extras);
        var request = new ChatRequest(
                model,
                messages,
                sampling,
                tools,
                format,
                reasoning,
                stream,
                includeUsage,
                user,
                metadata,
                extras,
                new WireBody(Dialect.OPENAI, bytes));
        return new DecodedRequest(request, hints);
    }

    private static @Nullable ReasoningOptions reasoning(JsonFields body) {
        String effort = body.text("reasoning_effort");
        return effort == null ? null : new ReasoningOptions(!effort.equals(NO_EFFORT), effort, null);
    }

    private static boolean includeUsage(JsonFields body, TreeSet<String> extras) {
        JsonFields options = body.object("stream_options");
        if (options == null) {
            return false;
        }
        boolean include = options.bool("include_usage", false);
        options.collectUnread(extras);
        return include;
    }

    private static Map<String, String> metadata(JsonFields body) {
        JsonFields labels = body.object("metadata");
        if (labels == null) {
            return Map.of();
        }
        var metadata = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> label : labels.node().properties()) {
            String value = labels.text(label.getKey());
            if (value != null) {
                metadata.put(label.getKey(), value);
            }
        }
        return metadata;
    }
}
