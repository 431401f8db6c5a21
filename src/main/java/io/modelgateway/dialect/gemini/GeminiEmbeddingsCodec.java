package io.modelgateway.dialect.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.EmbeddingsProviderCodec;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.TokenUsage;
import java.util.List;
import java.util.TreeSet;

/** {@code batchEmbedContents}; the vendor tells no usage. Stateless and thread-safe. */
public final class GeminiEmbeddingsCodec implements EmbeddingsProviderCodec {

    /**
     * Writes a request.
     *
     * @throws GatewayException E4502 for token ids, which the vendor does not take
     */
    @Override
    public EncodedRequest encodeRequest(EmbeddingsRequest request, String upstreamModel) {
        var dropped = new TreeSet<>(request.extras());
        ObjectNode body = GatewayJson.object();
        ArrayNode requests = body.putArray("requests");
        for (EmbeddingInput input : request.inputs()) {
            ObjectNode one = requests.addObject().put("model", "models/" + upstreamModel);
            one.putObject("content").putArray("parts").addObject().put("text", text(input));
            if (request.dimensions() != null) {
                one.put("outputDimensionality", request.dimensions());
            }
        }
        if (request.user() != null) {
            dropped.add("user");
        }
        return new EncodedRequest(GatewayJson.write(body), dropped);
    }

    private static String text(EmbeddingInput input) {
        return switch (input) {
            case EmbeddingInput.Text text -> text.text();
            case EmbeddingInput.TokenIds _ ->
                throw GatewayException.of(
                        ErrorCode.INVALID_FIELD,
                        "'input' must be text: the model's provider takes no token ids",
                        new ErrorDetail.Param("input"));
        };
    }

    /**
     * Reads an answer.
     *
     * @throws GatewayException E4205 if it is none
     */
    @Override
    public EmbeddingsAnswer decodeAnswer(byte[] bytes) {
        List<float[]> vectors = UpstreamJson.objects(UpstreamJson.object(bytes), "embeddings").stream()
                .map(embedding -> vector(embedding.path("values")))
                .toList();
        if (vectors.isEmpty()) {
            throw GatewayException.of(ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent no vectors");
        }
        return new EmbeddingsAnswer("", vectors, TokenUsage.UNKNOWN, null);
    }

    private static float[] vector(JsonNode values) {
        var vector = new float[values.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) values.get(i).asDouble();
        }
        return vector;
    }
}
