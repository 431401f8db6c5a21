package io.modelgateway.cache.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelgateway.config.Secret;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * A model behind an embeddings endpoint. One text a call: the endpoints gather calls into batches themselves. At most
 * {@link #CONNECTIONS} calls run at once and a bounded number waits. Thread-safe.
 */
final class RemoteModel implements Embedder {

    private static final int CONNECTIONS = 16;

    private final EmbeddingsApi api;
    private final String model;
    private final Optional<Secret> key;
    private final Duration timeout;
    private final RequestOptions target;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();
    private volatile int dimensions;

    RemoteModel(
            Vertx vertx,
            EmbeddingsApi api,
            URI base,
            String model,
            Optional<Secret> key,
            Duration timeout,
            int queueSize) {
        this.api = api;
        this.model = model;
        this.key = key;
        this.timeout = timeout;
        this.target = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(api.endpoint(base).toString());
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true).setDecompressionSupported(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(queueSize));
    }

    @Override
    public String id() {
        return api.name().toLowerCase(Locale.ROOT) + "/" + model;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public Uni<float[]> embed(String text) {
        return Uni.createFrom()
                .completionStage(() -> call(text).toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .failWith(TimeoutException::new)
                .onFailure()
                .transform(EmbeddingFailures::coded);
    }

    private Future<float[]> call(String text) {
        var options = new RequestOptions(target)
                .setTimeout(timeout.toMillis())
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "model-gateway");
        key.ifPresent(secret -> options.putHeader("authorization", "Bearer " + secret.reveal()));
        String body =
                json.createObjectNode().put("model", model).put("input", text).toString();
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(RemoteModel::body)
                .map(this::vector);
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() == 200) {
            return response.body();
        }
        // The body is not read: it may quote the text.
        response.request().reset();
        return Future.failedFuture(GatewayException.of(
                ErrorCode.EMBEDDING_FAILED, "The embeddings endpoint answered " + response.statusCode()));
    }

    private float[] vector(Buffer answer) {
        JsonNode numbers;
        try {
            numbers = api.vector(json.readTree(answer.getBytes()));
        } catch (IOException unreadable) {
            throw GatewayException.caused(
                    ErrorCode.EMBEDDING_FAILED, "The embeddings endpoint's answer cannot be read", unreadable);
        }
        var raw = new float[numbers.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (float) numbers.get(i).asDouble(Double.NaN);
        }
        float[] unit = UnitVector.of(raw);
        dimensions = unit.length;
        return unit;
    }

    @Override
    public void close() {
        client.close();
    }
}
