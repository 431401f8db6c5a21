package io.modelgateway.limiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisServer;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** An orderly stop loses no usage: neither what was counted and not written yet, nor that of streams that end meanwhile. */
class UsageAtTheEndIT {

    private static final String AGENT = "did:web:counted";
    private static final String CHAT = "/v1/chat/completions";
    private static final int REQUESTS = 12;
    private static final int STREAMS = 4;
    private static final int TOKENS = 12;

    @Test
    void writesAllOfItBeforeTheProcessEnds() {
        try (var redis = RedisServer.start();
                var stopped = gateway(redis);
                var witness = gateway(redis);
                var client = new RawClient(stopped.port())) {
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(client.whole(CHAT, body(false), "X-Agent-Did", AGENT, "X-Mock-Tokens", "" + TOKENS)
                                .statusCode())
                        .isEqualTo(200);
            }
            var streams = new ArrayList<BufferedReader>();
            for (int i = 0; i < STREAMS; i++) {
                var open = client.open(
                        CHAT,
                        new String(body(true), StandardCharsets.UTF_8),
                        "X-Agent-Did",
                        AGENT,
                        "X-Mock-Tokens",
                        "" + TOKENS,
                        "X-Mock-Tokens-Per-Second",
                        "6");
                streams.add(new BufferedReader(new InputStreamReader(open.body(), StandardCharsets.UTF_8)));
            }
            assertThat(usage(witness).getInt("total.requests"))
                    .as("written before the end")
                    .isZero();

            stopped.terminate();

            assertThat(streams).allSatisfy(stream -> assertThat(stream.lines()).contains("data: [DONE]"));
            assertThat(stopped.ended(Duration.ofSeconds(20))).isTrue();
            JsonPath written = usage(witness);
            assertThat(written.getInt("total.requests")).isEqualTo(REQUESTS + STREAMS);
            assertThat(written.getInt("total.output_tokens")).isEqualTo((REQUESTS + STREAMS) * TOKENS);
            assertThat(written.getInt("total.errors")).isZero();
        }
    }

    private static GatewayProcess gateway(RedisServer redis) {
        return GatewayProcess.start(
                "gateway.auth.mode",
                "off",
                "quarkus.redis.hosts",
                redis.url(),
                "gateway.redis-timeout",
                "2s",
                "gateway.usage.flush-interval",
                "1h");
    }

    private static JsonPath usage(GatewayProcess gateway) {
        return RestAssured.given()
                .port(gateway.port())
                .get("/admin/usage?agent=" + AGENT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static byte[] body(boolean stream) {
        return ("{\"model\":\"mock\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
