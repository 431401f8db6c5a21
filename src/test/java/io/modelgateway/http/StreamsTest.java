package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens on the wire of a stream, whatever it says. */
@QuarkusTest
@TestProfile(StreamsTest.Lively.class)
@WithTestResource(ScriptedProviders.class)
class StreamsTest {

    /** Signs of life well within the scripted providers' idle timeout. */
    public static final class Lively implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.http.keep-alive-interval", "100ms");
        }
    }

    private static final String BODY =
            "{\"model\":\"primary-model\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        OPENAI_CHAT + ", : keep-alive",
        "/v1/responses, : keep-alive",
        "/v1/completions, : keep-alive",
        "/v1/inference, : keep-alive",
        ANTHROPIC_CHAT + ", event: ping"
    })
    void showsLifeWhileTheModelIsSilent(String path, String sign) {
        var gate = new Gate();
        gate.release(1);
        primary().on(OPENAI_CHAT, Answers.streamed("Hel", "lo").gated(gate));

        Iterator<String> lines = client.lines(path, body(path)).body().iterator();
        int signs = 0;
        boolean ended = false;
        var said = new ArrayList<String>();
        while (lines.hasNext()) {
            String line = lines.next();
            said.add(line);
            if (line.equals(sign) && ++signs == 2) {
                gate.open();
            }
            ended |= line.contains("lo");
        }

        assertThat(signs).isGreaterThanOrEqualTo(2);
        assertThat(ended).isTrue();
        assertThat(said.indexOf(sign)).as("after the first event").isGreaterThan(0);
    }

    @Test
    void showsNoLifeOverNdjson() {
        var gate = new Gate();
        gate.release(1);
        primary().on(OPENAI_CHAT, Answers.streamed("Hel", "lo").gated(gate).thenHang());

        assertThat(client.lines(OLLAMA_CHAT, BODY).body().filter(line -> !line.startsWith("{")))
                .isEmpty();
    }

    @Test
    void signsOfLifeAreNoProgress() {
        var gate = new Gate();
        gate.release(1);
        primary().on(OPENAI_CHAT, Answers.streamed("Hel", "lo").gated(gate));

        List<String> lines = client.lines(OPENAI_CHAT, BODY).body().toList();

        assertThat(lines).contains(": keep-alive").anyMatch(line -> line.contains("E4604"));
    }

    @ParameterizedTest
    @CsvSource({OPENAI_CHAT, "/v1/responses", ANTHROPIC_CHAT, OLLAMA_CHAT, "/v1/inference"})
    void keepsCharactersWholeThatChunksCut(String path) {
        primary().on(OPENAI_CHAT, Answers.streamed("Grüße 👋 世").inChunksOf(1));

        assertThat(String.join("\n", client.lines(path, body(path)).body().toList()))
                .contains("Grüße 👋 世");
    }

    @Test
    void readsCompressedStreamsEventByEvent() throws IOException {
        var gate = new Gate();
        gate.release(1);
        primary()
                .on(
                        OPENAI_CHAT,
                        Reply.stream("text/event-stream", compressed(Answers.streamed("Hel", "lo")))
                                .withHeader("content-encoding", "gzip")
                                .gated(gate));

        Iterator<String> lines = client.lines(OPENAI_CHAT, BODY).body().iterator();

        assertThat(lines.next()).contains("Hel");
        gate.open();
        var rest = new ArrayList<String>();
        lines.forEachRemaining(rest::add);
        assertThat(rest).anyMatch(line -> line.contains("lo")).contains("data: [DONE]");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).header("accept-encoding"))
                .hasValueSatisfying(accepted -> assertThat(accepted).contains("gzip"));
    }

    @Test
    void readsCompressedWholeAnswers() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(Answers.whole("Hello").joined());
        }
        primary()
                .on(
                        OPENAI_CHAT,
                        Reply.body(200, "application/json", out.toByteArray()).withHeader("content-encoding", "gzip"));

        assertThat(client.whole(OPENAI_CHAT, BODY.replace("true", "false").getBytes(StandardCharsets.UTF_8))
                        .body())
                .contains("Hello");
    }

    @Test
    void speaksHttp2WithoutEncryption() throws Exception {
        primary().on(OPENAI_CHAT, Answers.streamed("Hel", "lo"));
        try (var http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> response = http2.sendAsync(request(BODY), HttpResponse.BodyHandlers.ofString())
                        .get(10, SECONDS);

                assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).contains("Hel", "lo", "[DONE]");
            }
            HttpResponse<String> refused = http2.sendAsync(
                            request("{\"model\":\"nobody\",\"messages\":[]}"), HttpResponse.BodyHandlers.ofString())
                    .get(10, SECONDS);

            assertThat(refused.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(refused.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void anHttp2ClientThatLeavesEndsTheCall() throws Exception {
        var gate = new Gate();
        gate.release(1);
        primary().on(OPENAI_CHAT, Answers.streamed("Hel", "lo").gated(gate));
        try (var http2 =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            http2.sendAsync(request(BODY), HttpResponse.BodyHandlers.ofInputStream())
                    .get(10, SECONDS)
                    .body()
                    .close();

            primary().takeRequestTo(OPENAI_CHAT).aborted().get(10, SECONDS);
            http2.shutdownNow();
        }
    }

    private static HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + OPENAI_CHAT))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String body(String path) {
        return switch (path) {
            case "/v1/responses" -> "{\"model\":\"primary-model\",\"stream\":true,\"input\":\"Hi\"}";
            case "/v1/completions" -> "{\"model\":\"primary-model\",\"stream\":true,\"prompt\":\"Hi\"}";
            case ANTHROPIC_CHAT -> BODY.replace("\"stream\"", "\"max_tokens\":9,\"stream\"");
            default -> BODY;
        };
    }

    /** Each chunk compressed and flushed on its own. */
    private static List<byte[]> compressed(Reply reply) throws IOException {
        var chunks = new ArrayList<byte[]>();
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out, true)) {
            for (byte[] chunk : reply.chunks()) {
                gzip.write(chunk);
                gzip.flush();
                chunks.add(out.toByteArray());
                out.reset();
            }
        }
        chunks.add(out.toByteArray());
        return chunks;
    }
}
