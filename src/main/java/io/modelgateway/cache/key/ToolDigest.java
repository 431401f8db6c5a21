package io.modelgateway.cache.key;

import io.modelgateway.model.Json;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import org.jspecify.annotations.Nullable;

/** Digests the tools a model may ask for and the shape its answer must have. */
final class ToolDigest {

    private ToolDigest() {}

    static void tools(ToolOptions options, Canonical out) {
        out.count(options.tools().size());
        for (ToolDefinition tool : options.tools()) {
            out.text(tool.name()).text(tool.description()).flag(tool.strict());
            json(tool.parameters(), out);
        }
        switch (options.choice()) {
            case null -> out.text(null);
            case ToolChoice.Auto _ -> out.text("auto");
            case ToolChoice.None _ -> out.text("none");
            case ToolChoice.Required _ -> out.text("required");
            case ToolChoice.Named named -> out.text("named").text(named.name());
        }
        out.flag(options.parallel());
    }

    static void format(@Nullable ResponseFormat format, Canonical out) {
        switch (format) {
            // No format asked for means plain text.
            case null -> out.text("text");
            case ResponseFormat.PlainText _ -> out.text("text");
            case ResponseFormat.JsonObject _ -> out.text("json");
            case ResponseFormat.JsonSchema schema -> {
                out.text("schema")
                        .text(schema.name())
                        .text(schema.description())
                        .flag(schema.strict());
                JsonDigest.add(schema.schema(), out);
            }
        }
    }

    private static void json(@Nullable Json value, Canonical out) {
        out.flag(value != null);
        if (value != null) {
            JsonDigest.add(value, out);
        }
    }
}
