package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Json;

/** Tool calls as Ollama writes them: whole, with arguments as an object, with an id in newer versions only. */
final class OllamaCalls {

    private OllamaCalls() {}

    static ObjectNode write(String id, String name, ObjectNode arguments) {
        ObjectNode call = GatewayJson.object().put("id", id);
        call.putObject("function").put("name", name).set("arguments", arguments);
        return call;
    }

    /** {@return the object to send to a client; what is no object is an empty one} */
    static ObjectNode write(String id, String name, Json arguments) {
        return write(id, name, UpstreamJson.find(arguments).orElseGet(GatewayJson::object));
    }

    static ContentPart.ToolCall read(ObjectNode call, OllamaIds ids) {
        JsonNode function = call.path("function");
        String id = UpstreamJson.text(call, "id");
        return new ContentPart.ToolCall(
                id.isEmpty() ? ids.call() : id, UpstreamJson.text(function, "name"), arguments(function));
    }

    private static Json arguments(JsonNode function) {
        JsonNode arguments = function.path("arguments");
        if (arguments.isTextual()) {
            return new Json(arguments.textValue());
        }
        return arguments.isObject() ? GatewayJson.text(arguments) : Json.EMPTY_OBJECT;
    }
}
