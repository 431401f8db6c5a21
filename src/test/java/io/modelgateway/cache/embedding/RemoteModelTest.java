package io.modelgateway.cache.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.config.Secret;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteModelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Vertx VERTX = Vertx.vertx();

    private final FakeUpstream upstream = FakeUpstream.start();

    @AfterEach
    void closeUpstream() {
        upstream.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksOllama() {
        upstream.on("/api/embed", Reply.json("{\"embeddings\":[[3,4]]}"));
        try (RemoteModel model = model(EmbeddingsApi.OLLAMA, PATIENCE)) {
            assertThat(model.dimensions()).isZero();
            assertThat(model.embed("Hi \"you\"").await().atMost(PATIENCE)).containsExactly(0.6f, 0.8f);
            assertThat(model.dimensions()).isEqualTo(2);
            assertThat(model.id()).isEqualTo("ollama/a-model");
        }
        assertThat(upstream.takeRequest().bodyText()).isEqualTo("{\"model\":\"a-model\",\"input\":\"Hi \\\"you\\\"\"}");
    }

    @Test
    void asksAnyEndpointLikeOpenAis() {
        upstream.on("/v1/embeddings", Reply.json("{\"data\":[{\"embedding\":[0,-2]}]}"));
        try (RemoteModel model = model(EmbeddingsApi.OPENAI, PATIENCE)) {
            assertThat(model.embed("Hi").await().atMost(PATIENCE)).containsExactly(0, -1);
        }
        Received request = upstream.takeRequest();
        assertThat(request.header("authorization")).contains("Bearer a-key");
        assertThat(request.header("content-type")).contains("application/json");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failsWithItsCode(Reply reply) {
        upstream.on("/v1/embeddings", reply);
        try (RemoteModel model = model(EmbeddingsApi.OPENAI, Duration.ofMillis(300))) {
            assertThatThrownBy(() -> model.embed("Hi").await().atMost(PATIENCE))
                    .isInstanceOfSatisfying(
                            GatewayException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.EMBEDDING_FAILED));
        }
    }

    static Stream<Reply> failures() {
        return Stream.of(
                Reply.json(500, "{}"),
                Reply.json(401, "{\"error\":{\"message\":\"no\"}}"),
                Reply.malformed(),
                Reply.json("{}"),
                Reply.json("{\"data\":[{\"embedding\":[0,0]}]}"),
                Reply.json("{\"data\":[{\"embedding\":[1,\"x\"]}]}"),
                Reply.hangBeforeHead(),
                Reply.cutBeforeHead());
    }

    @Test
    void failsWithItsCodeWhenNobodyListens() {
        URI nowhere = URI.create("http://127.0.0.1:" + FakeUpstream.closedPort());
        try (RemoteModel model =
                new RemoteModel(VERTX, EmbeddingsApi.OLLAMA, nowhere, "a-model", Optional.empty(), PATIENCE, 4)) {
            assertThatThrownBy(() -> model.embed("Hi").await().atMost(PATIENCE))
                    .isInstanceOf(GatewayException.class)
                    .hasMessage("The embedding model failed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "OLLAMA, http://a:1,            http://a:1/api/embed",
        "OLLAMA, http://a:1/api/,       http://a:1/api/embed",
        "OPENAI, https://a,             https://a/v1/embeddings",
        "OPENAI, https://a/v1,          https://a/v1/embeddings",
        "OPENAI, https://a/openai/v1/,  https://a/openai/v1/embeddings"
    })
    void findsTheEndpointWithOrWithoutItsVersion(EmbeddingsApi api, URI base, URI endpoint) {
        assertThat(api.endpoint(base)).isEqualTo(endpoint);
    }

    private RemoteModel model(EmbeddingsApi api, Duration timeout) {
        return new RemoteModel(VERTX, api, upstream.uri(), "a-model", Optional.of(new Secret("a-key")), timeout, 4);
    }
}
