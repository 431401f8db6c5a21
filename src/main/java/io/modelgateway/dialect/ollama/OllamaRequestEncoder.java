package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the body of a request, or passes on what has its shape. {@code num_ctx} is left to who knows the model's window.
 */
final class OllamaRequestEncoder {

    private static final byte[] NOTHING = {};
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private OllamaRequestEncoder() {}

    static EncodedRequest encode(ChatRequest request, String upstreamModel, OllamaShape shape) {
        WireBody original = request.original();
        if (original != null && original.dialect() == shape.body()) {
            return new EncodedRequest(passOn(original.bytes(), upstreamModel, request.stream()), Set.of());
        }
        var dropped = new TreeSet<>(request.extras());
        ObjectNode body = GatewayJson.object().put("model", upstreamModel);
        new OllamaMessageWriter(body, dropped).write(request.messages());
        var options = new OllamaOptionWriter(body, dropped);
        options.tools(request.tools());
        options.format(request.responseFormat());
        options.think(request.reasoning());
        options.sampling(request.sampling());
        if (request.user() != null) {
            dropped.add("user");
        }
        if (!request.metadata().isEmpty()) {
            dropped.add("metadata");
        }
        body.put("stream", request.stream());
        return new EncodedRequest(GatewayJson.write(body), dropped);
    }

    /** Streaming is what Ollama does unless told otherwise. */
    private static byte[] passOn(byte[] original, String upstreamModel, boolean stream) {
        JsonSplice splice = JsonSplice.of(original).set("model", TextNode.valueOf(upstreamModel));
        boolean streams = !Arrays.equals(splice.value("stream").orElse(NOTHING), FALSE);
        if (streams != stream) {
            splice.set("stream", BooleanNode.valueOf(stream));
        }
        return splice.bytes();
    }
}
