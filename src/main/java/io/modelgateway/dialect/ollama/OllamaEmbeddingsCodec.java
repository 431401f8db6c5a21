package io.modelgateway.dialect.ollama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.DecodedEmbeddings;
import io.modelgateway.dialect.EmbeddingsClientCodec;
import io.modelgateway.dialect.EmbeddingsProviderCodec;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** {@code POST /api/embed}, as clients and as servers speak it. Stateless and thread-safe. */
public final class OllamaEmbeddingsCodec implements EmbeddingsClientCodec, EmbeddingsProviderCodec {

    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return OllamaErrorEncoder.encode(failure);
    }

    @Override
    public DecodedEmbeddings decode(byte[] body) {
        JsonFields fields = JsonFields.ofBody(body);
        String model = fields.requiredText("model");
        if (!fields.has("input")) {
            throw fields.missing("input");
        }
        List<EmbeddingInput> inputs = fields.textOrTexts("input").stream()
                .<EmbeddingInput>map(EmbeddingInput.Text::new)
                .toList();
        if (inputs.isEmpty()) {
            throw fields.invalid("input", "must not be empty");
        }
        Integer dimensions = fields.integer("dimensions", 1, Integer.MAX_VALUE);
        Set<String> extras = new TreeSet<>();
        fields.collectUnread(extras);
        return new DecodedEmbeddings(
                new EmbeddingsRequest(model, inputs, dimensions, null, extras, new WireBody(Dialect.OLLAMA, body)),
                OllamaEmbeddingsCodec::encode);
    }

    static byte[] encode(EmbeddingsAnswer answer, Duration elapsed) {
        if (answer.original() != null && answer.original().dialect() == Dialect.OLLAMA) {
            return answer.original().bytes();
        }
        ObjectNode body = GatewayJson.object().put("model", answer.model());
        ArrayNode embeddings = body.putArray("embeddings");
        for (float[] vector : answer.vectors()) {
            writeVector(vector, embeddings.addArray());
        }
        body.put("total_duration", elapsed.toNanos())
                .put("load_duration", 0)
                .put("prompt_eval_count", answer.usage().input().orElse(0));
        return GatewayJson.write(body);
    }

    static void writeVector(float[] vector, ArrayNode array) {
        for (float value : vector) {
            array.add(value);
        }
    }

    /**
     * Writes a request for a server.
     *
     * @throws GatewayException E4502 for token ids, which Ollama does not take
     */
    @Override
    public EncodedRequest encodeRequest(EmbeddingsRequest request, String upstreamModel) {
        if (request.original() != null && request.original().dialect() == Dialect.OLLAMA) {
            byte[] original = request.original().bytes();
            return new EncodedRequest(
                    JsonSplice.of(original)
                            .set("model", TextNode.valueOf(upstreamModel))
                            .bytes(),
                    Set.of());
        }
        var dropped = new TreeSet<>(request.extras());
        ObjectNode body = GatewayJson.object().put("model", upstreamModel);
        ArrayNode inputs = body.putArray("input");
        request.inputs().forEach(input -> inputs.add(text(input)));
        if (request.dimensions() != null) {
            body.put("dimensions", request.dimensions());
        }
        if (request.user() != null) {
            dropped.add("user");
        }
        return new EncodedRequest(GatewayJson.write(body), dropped);
    }

    @Override
    public EmbeddingsAnswer decodeAnswer(byte[] body) {
        ObjectNode answer = UpstreamJson.object(body);
        OllamaAnswerDecoder.refuseError(answer);
        JsonNode embeddings = answer.path("embeddings");
        if (!embeddings.isArray() || embeddings.isEmpty()) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an answer without embeddings");
        }
        var vectors = new ArrayList<float[]>(embeddings.size());
        embeddings.forEach(vector -> vectors.add(floats(vector)));
        var usage = new TokenUsage(
                UpstreamJson.count(answer, "prompt_eval_count"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false);
        return new EmbeddingsAnswer(
                UpstreamJson.text(answer, "model"), vectors, usage, new WireBody(Dialect.OLLAMA, body));
    }

    private static String text(EmbeddingInput input) {
        return switch (input) {
            case EmbeddingInput.Text text -> text.text();
            case EmbeddingInput.TokenIds _ ->
                throw GatewayException.of(
                        ErrorCode.INVALID_FIELD,
                        "'input' must be text: this provider takes no token ids",
                        new ErrorDetail.Param("input"));
        };
    }

    private static float[] floats(JsonNode vector) {
        float[] values = new float[vector.size()];
        for (int i = 0; i < values.length; i++) {
            if (!vector.get(i).isNumber()) {
                throw GatewayException.of(
                        ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an embedding that holds no numbers");
            }
            values[i] = vector.get(i).floatValue();
        }
        return values;
    }
}
