package io.modelgateway.dialect.openai;

import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Json;
import io.modelgateway.model.ResponseFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code response_format}. Made per request, not thread-safe. */
public final class ResponseFormatReader {

    /** Where a server's own form gives a schema but no name for it. */
    private static final String UNNAMED = "response";

    private final Set<String> extras;

    /** @param extras takes the paths of fields that the vocabulary has no place for */
    public ResponseFormatReader(Set<String> extras) {
        this.extras = extras;
    }

    /**
     * Reads the format of a body.
     *
     * @return {@code null} if the body asks for none, or for one that only some servers know
     * @throws GatewayException E4501 or E4502
     */
    public @Nullable ResponseFormat read(JsonFields body) {
        JsonFields format = body.object("response_format");
        if (format == null) {
            return null;
        }
        ResponseFormat read = switch (format.requiredText("type")) {
            case "text" -> new ResponseFormat.PlainText();
            case "json_object" -> jsonObject(format);
            case "json_schema" -> schema(format);
            default -> null;
        };
        if (read == null) {
            extras.add(body.path("response_format"));
        } else {
            format.collectUnread(extras);
        }
        return read;
    }

    /** llama.cpp takes a schema here too. */
    private static ResponseFormat jsonObject(JsonFields format) {
        Json schema = format.objectText("schema");
        return schema == null
                ? new ResponseFormat.JsonObject()
                : new ResponseFormat.JsonSchema(UNNAMED, null, schema, null);
    }

    private ResponseFormat schema(JsonFields format) {
        JsonFields described = format.object("json_schema");
        if (described == null) {
            throw format.missing("json_schema");
        }
        Json schema = described.objectText("schema");
        var read = new ResponseFormat.JsonSchema(
                described.requiredText("name"),
                described.text("description"),
                schema == null ? Json.EMPTY_OBJECT : schema,
                described.bool("strict"));
        described.collectUnread(extras);
        return read;
    }
}
