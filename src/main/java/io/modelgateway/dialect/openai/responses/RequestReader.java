package io.modelgateway.dialect.openai.responses;

import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.control.ControlFields;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.WireBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of POST /v1/responses. Made per request, not thread-safe.
 *
 * <p>{@code store} asks for a memory that the gateway has not: {@code true} is named as dropped. {@code
 * previous_response_id}, {@code conversation}, {@code prompt} and {@code background} need the vendor's.
 */
final class RequestReader {

    private static final double MAX_TEMPERATURE = 2;

    /** The effort by which models are told not to think. */
    private static final String NO_EFFORT = "none";

    /** Shown wherever there is any, so it need not be asked for. */
    private static final String ENCRYPTED_REASONING = "reasoning.encrypted_content";

    private static final List<String> MEMORIES = List.of("previous_response_id", "conversation", "prompt");

    private final byte[] bytes;
    private final JsonFields body;
    private final Set<String> extras = new TreeSet<>();
    private final VendorBound bound = new VendorBound();

    RequestReader(byte[] bytes) {
        this.bytes = bytes;
        this.body = JsonFields.ofBody(bytes);
    }

    DecodedRequest read() {
        ControlFields control = ControlFields.of(body);
        String model = control.model();
        MEMORIES.stream().filter(body::has).forEach(bound::note);
        if (body.bool("background", false)) {
            bound.note("background");
        }
        List<Message> messages = new InputReader(extras, bound).read(body);
        ToolOptions tools = new ToolReader(extras, bound).read(body);
        SamplingOptions sampling = sampling();
        ResponseFormat format = format();
        ReasoningOptions reasoning = reasoning();
        boolean stream = body.bool("stream", false);
        String user = user();
        Map<String, String> metadata = metadata();
        switches();
        body.collectUnread(extras);
        var request = new ChatRequest(
                model,
                messages,
                sampling,
                tools,
                format,
                reasoning,
                stream,
                true,
                user,
                metadata,
                extras,
                new WireBody(Dialect.RESPONSES, control.withoutThem(bytes)));
        RequestHints hints = control.hints();
        RoutingRequirements asked = hints.requirements();
        return new DecodedRequest(
                request, hints.with(asked.withRules(asked.rules().withNativeOnly(bound.need()))));
    }

    private SamplingOptions sampling() {
        return new SamplingOptions(
                body.number("temperature", 0, MAX_TEMPERATURE),
                body.number("top_p", 0, 1),
                null,
                body.integer("max_output_tokens", 1, Integer.MAX_VALUE),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private @Nullable ResponseFormat format() {
        JsonFields text = body.object("text");
        JsonFields format = text == null ? null : text.object("format");
        if (text != null) {
            text.collectUnread(extras);
        }
        if (format == null) {
            return null;
        }
        ResponseFormat read = switch (format.requiredText("type")) {
            case "text" -> new ResponseFormat.PlainText();
            case "json_object" -> new ResponseFormat.JsonObject();
            case "json_schema" -> schema(format);
            default -> throw format.invalid("type", "must be text, json_object or json_schema");
        };
        format.collectUnread(extras);
        return read;
    }

    private static ResponseFormat schema(JsonFields format) {
        Json schema = format.objectText("schema");
        if (schema == null) {
            throw format.missing("schema");
        }
        return new ResponseFormat.JsonSchema(
                format.requiredText("name"), format.text("description"), schema, format.bool("strict"));
    }

    /** A summary is what other vendors show of their reasoning anyway. */
    private @Nullable ReasoningOptions reasoning() {
        JsonFields reasoning = body.object("reasoning");
        if (reasoning == null) {
            return null;
        }
        String effort = reasoning.text("effort");
        reasoning.ignore("summary", "generate_summary");
        reasoning.collectUnread(extras);
        return effort == null ? null : new ReasoningOptions(!effort.equals(NO_EFFORT), effort, null);
    }

    private @Nullable String user() {
        String user = body.text("user");
        String identifier = body.text("safety_identifier");
        return user == null ? identifier : user;
    }

    private Map<String, String> metadata() {
        JsonFields labels = body.object("metadata");
        if (labels == null) {
            return Map.of();
        }
        var metadata = new HashMap<String, String>();
        for (String name : labels.unread()) {
            String value = labels.text(name);
            if (value != null) {
                metadata.put(name, value);
            }
        }
        return metadata;
    }

    private void switches() {
        if (body.bool("store", false)) {
            extras.add("store");
        }
        String truncation = body.text("truncation");
        if (truncation != null && !truncation.equals("disabled")) {
            extras.add("truncation");
        }
        if (body.texts("include").stream().anyMatch(name -> !name.equals(ENCRYPTED_REASONING))) {
            extras.add("include");
        }
        body.ignore("stream_options");
    }
}
