package io.modelgateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.ScriptedProviders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Two gateways and one Redis between them. */
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class SharedCacheIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ASKED = "How do I reset my password?";
    private static final String REPHRASED = "How can I reset my password?";

    @Test
    void oneReplicaAnswersWhatTheOtherWasAsked() {
        try (var redis = RedisServer.start();
                var upstream = FakeUpstream.start();
                var one = gateway(redis, upstream);
                var other = gateway(redis, upstream);
                var first = new RawClient(one.port());
                var second = new RawClient(other.port())) {
            upstream.on(ScriptedProviders.OPENAI_CHAT, Answers.whole("Like this"));

            // Until it is kept: the first connections to Redis may take longer than is waited for them, and the
            // dictionary is loaded by the first pair of questions.
            await(() -> {
                ask(first, ASKED, "X-Gateway-Cache", "refresh");
                return outcome(second, ASKED).equals("hit-exact");
            });
            await(() -> {
                ask(first, ASKED, "X-Gateway-Cache", "refresh");
                return outcome(second, REPHRASED).equals("hit-semantic");
            });
            assertThat(ask(second, REPHRASED).body()).contains("Like this");

            redis.kill();
            assertThat(ask(second, "Anybody there?").statusCode()).isEqualTo(200);
            redis.restart();
            await(() -> {
                ask(first, "Back again?");
                return outcome(second, "Back again?").equals("hit-exact");
            });
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).until(condition);
    }

    private static GatewayProcess gateway(RedisServer redis, FakeUpstream upstream) {
        return GatewayProcess.start(
                "quarkus.redis.hosts", redis.url(),
                "gateway.cache.enabled", "true",
                "gateway.cache.semantic.mode", "on",
                "gateway.cache.semantic.embedding.timeout", "5s",
                "gateway.providers.scripted.type", "openai",
                "gateway.providers.scripted.base-url", upstream.uri("/v1").toString(),
                "gateway.providers.scripted.api-key", "secret",
                "gateway.models.m.id", "m",
                "gateway.models.m.provider", "scripted",
                "gateway.models.m.capabilities", "text",
                "gateway.models.m.context-window", "8000");
    }

    /** Asks memory alone: what is not found must not be kept by the asking. */
    private static String outcome(RawClient client, String question) {
        return ask(client, question, "X-Gateway-Cache", "only")
                .headers()
                .firstValue("X-Gateway-Cache")
                .orElse("");
    }

    private static HttpResponse<String> ask(RawClient client, String question, String... headers) {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
        return client.whole(ScriptedProviders.OPENAI_CHAT, body.getBytes(StandardCharsets.UTF_8), headers);
    }
}
