package io.modelgateway.dialect.anthropic;

import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.control.ControlFields;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.WireBody;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code POST /v1/messages}. Made per request, not thread-safe. */
final class AnthropicRequestDecoder {

    /** The vendor's schemas have no name, the vocabulary's have one. */
    static final String SCHEMA_NAME = "response";

    private final byte[] bytes;
    private final JsonFields body;
    private final Set<String> extras = new TreeSet<>();
    private final ControlFields control;

    AnthropicRequestDecoder(byte[] bytes) {
        this.bytes = bytes;
        this.body = JsonFields.ofBody(bytes);
        this.control = ControlFields.of(body);
    }

    /** What is asked of the gateway itself, which the vendor's SDKs let pass as additional properties. */
    RequestHints hints() {
        return control.hints();
    }

    /** A request for an answer: {@code max_tokens} is required. */
    ChatRequest message() {
        return read(true);
    }

    /** A request to count tokens: the same shape, but nothing will be generated. */
    ChatRequest countTokens() {
        return read(false);
    }

    private ChatRequest read(boolean generates) {
        String model = control.model();
        if (generates && !body.has("max_tokens")) {
            throw body.missing("max_tokens");
        }
        List<Message> messages = new AnthropicTurnReader(extras).read(body);
        SamplingOptions sampling = sampling();
        ToolOptions tools = new AnthropicToolReader(extras).read(body);
        JsonFields outputConfig = body.object("output_config");
        ResponseFormat format = outputConfig == null ? null : format(outputConfig);
        ReasoningOptions reasoning = reasoning(outputConfig);
        boolean stream = body.bool("stream", false);
        String user = user();
        collectUnread(outputConfig);
        body.collectUnread(extras);
        return new ChatRequest(
                model,
                messages,
                sampling,
                tools,
                format,
                reasoning,
                stream,
                true,
                user,
                Map.of(),
                extras,
                new WireBody(Dialect.ANTHROPIC, control.withoutThem(bytes)));
    }

    private SamplingOptions sampling() {
        Integer topK = body.integer("top_k", 0, Integer.MAX_VALUE);
        return new SamplingOptions(
                body.number("temperature", 0, 1),
                body.number("top_p", 0, 1),
                topK == null || topK == 0 ? null : topK,
                body.integer("max_tokens", 1, Integer.MAX_VALUE),
                body.texts("stop_sequences"),
                null,
                null,
                null,
                null);
    }

    private static @Nullable ResponseFormat format(JsonFields outputConfig) {
        JsonFields format = outputConfig.object("format");
        if (format == null) {
            return null;
        }
        if (!format.requiredText("type").equals("json_schema")) {
            throw format.invalid("type", "must be json_schema");
        }
        Json schema = format.objectText("schema");
        if (schema == null) {
            throw format.missing("schema");
        }
        return new ResponseFormat.JsonSchema(SCHEMA_NAME, null, schema, null);
    }

    /** The grade in {@code output_config.effort} speaks of thinking only where thinking is switched on. */
    private @Nullable ReasoningOptions reasoning(@Nullable JsonFields outputConfig) {
        JsonFields thinking = body.object("thinking");
        if (thinking == null) {
            return null;
        }
        ReasoningOptions options = switch (thinking.requiredText("type")) {
            case "disabled" -> new ReasoningOptions(false, null, null);
            case "adaptive" -> {
                String effort = outputConfig == null ? null : outputConfig.text("effort");
                yield new ReasoningOptions(true, effort, null);
            }
            case "enabled" -> {
                Integer budget = thinking.integer("budget_tokens", ThinkingBudget.SMALLEST, Integer.MAX_VALUE);
                if (budget == null) {
                    throw thinking.missing("budget_tokens");
                }
                yield new ReasoningOptions(true, ThinkingBudget.effortOf(budget), budget);
            }
            default -> throw thinking.invalid("type", "must be enabled, adaptive or disabled");
        };
        collectUnread(thinking);
        return options;
    }

    private @Nullable String user() {
        JsonFields metadata = body.object("metadata");
        String user = metadata == null ? null : metadata.text("user_id");
        collectUnread(metadata);
        return user;
    }

    private void collectUnread(@Nullable JsonFields fields) {
        if (fields != null) {
            fields.collectUnread(extras);
        }
    }
}
