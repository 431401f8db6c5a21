package io.modelgateway.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.modelgateway.dialect.DecodedEmbeddings;
import io.modelgateway.dialect.EmbeddingsClientCodec;
import io.modelgateway.dialect.EncodedRequest;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.dialect.json.JsonSplice;
import io.modelgateway.dialect.json.UpstreamJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.WireBody;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The bodies of POST /v1/embeddings, in both directions. Stateless and thread-safe. */
public final class OpenAiEmbeddingsCodec implements EmbeddingsClientCodec {

    /** A vector and its place. */
    private record Placed(int index, float[] vector) {}

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI;
    }

    @Override
    public byte[] encodeError(GatewayException failure, String requestId) {
        return ErrorEncoder.encode(failure, requestId);
    }

    @Override
    public DecodedEmbeddings decode(byte[] bytes) {
        JsonFields body = JsonFields.ofBody(bytes);
        String model = body.requiredText("model");
        if (model.isBlank()) {
            throw body.invalid("model", "must not be blank");
        }
        var inputs = EmbeddingInputs.read(body);
        Integer dimensions = body.integer("dimensions", 1, Integer.MAX_VALUE);
        String user = body.text("user");
        EmbeddingFormat format = format(body);
        var extras = new TreeSet<String>();
        var hints = CacheFieldReader.read(body, extras);
        body.collectUnread(extras);
        var original = new WireBody(Dialect.OPENAI, bytes);
        return new DecodedEmbeddings(
                new EmbeddingsRequest(model, inputs, dimensions, user, extras, original),
                hints,
                (answer, elapsed) -> encodeAnswer(answer, format));
    }

    private static EmbeddingFormat format(JsonFields body) {
        String name = body.text("encoding_format");
        return switch (name) {
            case null -> EmbeddingFormat.FLOAT;
            case "float" -> EmbeddingFormat.FLOAT;
            case "base64" -> EmbeddingFormat.BASE64;
            default -> throw body.invalid("encoding_format", "must be float or base64");
        };
    }

    /** Writes a request for a provider; one that came in this dialect keeps its bytes but for the model. */
    public EncodedRequest encodeRequest(EmbeddingsRequest request, String upstreamModel) {
        WireBody original = request.original();
        if (original != null && original.dialect() == Dialect.OPENAI) {
            return new EncodedRequest(
                    CacheFieldReader.removedFrom(JsonSplice.of(original.bytes()))
                            .set("model", TextNode.valueOf(upstreamModel))
                            .bytes(),
                    Set.of());
        }
        ObjectNode body = GatewayJson.object().put("model", upstreamModel);
        EmbeddingInputs.write(request.inputs(), body);
        // Said aloud, as servers differ in what they take for granted, and all of them know this one.
        body.put("encoding_format", "float");
        if (request.dimensions() != null) {
            body.put("dimensions", request.dimensions());
        }
        if (request.user() != null) {
            body.put("user", request.user());
        }
        return new EncodedRequest(GatewayJson.write(body), request.extras());
    }

    /**
     * Reads a provider's answer.
     *
     * @throws GatewayException E4205 if it is none
     */
    public EmbeddingsAnswer decodeAnswer(byte[] bytes) {
        ObjectNode body = UpstreamJson.object(bytes);
        if (body.hasNonNull("error")) {
            throw UpstreamFailure.of(body);
        }
        List<ObjectNode> data = UpstreamJson.objects(body, "data");
        List<float[]> vectors = IntStream.range(0, data.size())
                .mapToObj(i -> placed(data.get(i), i))
                .sorted(Comparator.comparingInt(Placed::index))
                .map(Placed::vector)
                .toList();
        if (vectors.isEmpty()) {
            throw GatewayException.of(ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent no vectors");
        }
        return new EmbeddingsAnswer(
                UpstreamJson.text(body, "model"),
                vectors,
                UsageWire.read(body.path("usage")),
                new WireBody(Dialect.OPENAI, bytes));
    }

    private static Placed placed(ObjectNode entry, int position) {
        try {
            return new Placed(entry.path("index").asInt(position), EmbeddingFormat.read(entry.path("embedding")));
        } catch (IllegalArgumentException e) {
            throw GatewayException.caused(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent a vector that cannot be read", e);
        }
    }

    /**
     * One that came in this dialect goes out as it came, unless the provider sent its vectors in the other form: some
     * know no base64, and the vendor's SDK for JavaScript takes it for granted.
     */
    byte[] encodeAnswer(EmbeddingsAnswer answer, EmbeddingFormat format) {
        WireBody original = answer.original();
        if (original != null && original.dialect() == Dialect.OPENAI && format.isThatOf(original.bytes())) {
            return original.bytes();
        }
        ObjectNode body = GatewayJson.object().put("object", "list");
        var data = body.putArray("data");
        for (int i = 0; i < answer.vectors().size(); i++) {
            data.addObject()
                    .put("object", "embedding")
                    .put("index", i)
                    .set("embedding", format.write(answer.vectors().get(i)));
        }
        body.put("model", answer.model());
        int input = answer.usage().input().orElse(0);
        body.putObject("usage").put("prompt_tokens", input).put("total_tokens", input);
        return GatewayJson.write(body);
    }
}
