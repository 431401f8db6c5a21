package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.DecodedEmbeddings;
import io.modelgateway.dialect.EmbeddingsClientCodec;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import java.util.List;
import java.util.TreeSet;

/**
 * {@code POST /api/embeddings}, the older way to ask Ollama for the vector of one prompt. Servers are asked the newer
 * way, so nothing of the body is kept.
 */
public final class OllamaPromptEmbeddingCodec implements EmbeddingsClientCodec {

    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return OllamaErrorEncoder.encode(failure);
    }

    @Override
    public DecodedEmbeddings decode(byte[] bytes) {
        JsonFields body = JsonFields.ofBody(bytes);
        String model = body.requiredText("model");
        var prompt = new EmbeddingInput.Text(body.requiredText("prompt"));
        var extras = new TreeSet<String>();
        body.collectUnread(extras);
        return new DecodedEmbeddings(
                new EmbeddingsRequest(model, List.of(prompt), null, null, extras, null),
                (answer, elapsed) -> encode(answer));
    }

    private static byte[] encode(EmbeddingsAnswer answer) {
        ObjectNode body = GatewayJson.object();
        OllamaEmbeddingsCodec.writeVector(answer.vectors().getFirst(), body.putArray("embedding"));
        return GatewayJson.write(body);
    }
}
