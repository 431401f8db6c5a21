package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a request for a provider. One that came in OpenAI's dialect keeps its bytes, a completion as far as a chat has the
 * same fields; any other is built from the vocabulary. A streamed answer is always asked to end with usage, as there is no
 * metering without it.
 */
final class RequestEncoder {

    private static final String STREAM_OPTIONS = "stream_options";
    private static final String INCLUDE_USAGE = "include_usage";

    private RequestEncoder() {}

    static EncodedRequest encode(ChatRequest request, String upstreamModel) {
        if (request.original() != null && request.original().dialect() == Dialect.OPENAI) {
            return new EncodedRequest(kept(request.original().bytes(), request.stream(), upstreamModel), Set.of());
        }
        if (request.original() != null && request.original().dialect() == Dialect.COMPLETIONS) {
            var completion = new CompletionBody(request.original().bytes());
            return new EncodedRequest(
                    kept(completion.asChat(), request.stream(), upstreamModel), completion.dropped(request.extras()));
        }
        return mapped(request, upstreamModel);
    }

    private static byte[] kept(byte[] original, boolean stream, String upstreamModel) {
        JsonSplice body = JsonSplice.of(original).set("model", TextNode.valueOf(upstreamModel));
        if (stream) {
            byte[] options = body.value(STREAM_OPTIONS)
                    .filter(value -> value[0] == '{')
                    .orElse("{}".getBytes(StandardCharsets.US_ASCII));
            body.set(
                    STREAM_OPTIONS,
                    JsonSplice.of(options).set(INCLUDE_USAGE, BooleanNode.TRUE).bytes());
        }
        return body.bytes();
    }

    private static EncodedRequest mapped(ChatRequest request, String upstreamModel) {
        var dropped = new TreeSet<>(request.extras());
        ObjectNode body = GatewayJson.object();
        body.put("model", upstreamModel);
        body.set("messages", new MessageWriter(dropped).write(request.messages()));
        if (request.stream()) {
            body.put("stream", true).putObject(STREAM_OPTIONS).put(INCLUDE_USAGE, true);
        }
        OptionWriter.write(request.sampling(), upstreamModel, body, dropped);
        ToolWriter.write(request.tools(), body);
        if (request.responseFormat() != null) {
            ToolWriter.write(request.responseFormat(), body);
        }
        if (request.reasoning() != null) {
            OptionWriter.write(request.reasoning(), body, dropped);
        }
        if (request.user() != null) {
            body.put("user", request.user());
        }
        if (!request.metadata().isEmpty()) {
            // OpenAI refuses labels unless the answer is to be stored, which nobody asked for.
            dropped.add("metadata");
        }
        return new EncodedRequest(GatewayJson.write(body), dropped);
    }
}
