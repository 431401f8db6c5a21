package io.modelgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Gate;
import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.RedisServer;
import io.modelgateway.fixtures.ScriptedProviders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two pods of one Deployment, of which the older is told to go: the packaged gateway with the files and the environment
 * that the chart renders, keys and a Redis with a password among them.
 */
class RollingUpdateIT {

    private static final String CHAT = "/v1/chat/completions";
    private static final String PROVIDER_KEY = "sk-the-providers-own";
    private static final String GATEWAY_KEY = "the-administrators-secret";
    private static final String REDIS_PASSWORD = "what-only-redis-knows";
    private static final int DRAIN_SECONDS = 10;

    @Test
    void theNextReplicaTakesOverWhileStreamsEndAndNoSecretIsLogged(@TempDir Path work) throws IOException {
        try (var redis = RedisServer.start("--requirepass", REDIS_PASSWORD);
                var upstream = FakeUpstream.start()) {
            var ends = new Gate();
            var never = new Gate();
            upstream.on(ScriptedProviders.OPENAI_CHAT, received -> {
                String asked = received.bodyText();
                if (asked.contains("that ends")) {
                    return Answers.streamed("a", "b").gated(ends);
                }
                return asked.contains("for ever") ? Answers.streamed("a", "b").gated(never) : Answers.whole("hello");
            });
            Manifests manifests = Chart.render(values(work, upstream));
            try (var old = start(manifests, work, redis);
                    var next = start(manifests, work, redis);
                    var toOld = new RawClient(old.port());
                    var toNext = new RawClient(next.port())) {
                assertThat(toOld.whole(CHAT, question("without a key", false)).statusCode())
                        .isEqualTo(401);
                // Both know the same before anything happens: what one has answered, the other has too.
                assertThat(ask(toOld, "asked before").statusCode()).isEqualTo(200);
                Awaitility.await("the shared answer")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> cached(ask(toNext, "asked before")));
                ends.release();
                never.release();
                List<BufferedReader> streams = List.of(open(toOld, "one that ends"), open(toOld, "one for ever"));
                for (BufferedReader stream : streams) {
                    assertThat(stream.readLine()).startsWith("data: ");
                }

                old.terminate();

                Awaitility.await("readiness")
                        .atMost(Duration.ofSeconds(DRAIN_SECONDS))
                        .until(() -> old.health("ready") == 503);
                HttpResponse<String> late = ask(toOld, "too late");
                assertThat(late.statusCode()).isEqualTo(503);
                assertThat(late.body()).contains("E4201");
                assertThat(next.health("ready")).isEqualTo(200);
                assertThat(cached(ask(toNext, "asked before"))).isTrue();
                assertThat(ask(toNext, "too late").statusCode()).isEqualTo(200);
                ends.open();
                assertThat(rest(streams.getFirst()).getLast()).isEqualTo("data: [DONE]");
                assertThat(rest(streams.getLast())).doesNotContain("data: [DONE]");
                assertThat(old.ended(grace(manifests))).isTrue();

                // What fails talks most.
                redis.kill();
                assertThat(ask(toNext, "without Redis").statusCode()).isEqualTo(200);
                assertThat(next.health("ready")).isEqualTo(200);
                assertThat(upstream.requests())
                        .allSatisfy(received -> assertThat(received.toString()).doesNotContain(GATEWAY_KEY));
                for (GatewayProcess gateway : List.of(old, next)) {
                    assertThat(gateway.log())
                            .contains("\"loggerName\":\"access\"")
                            .doesNotContain(PROVIDER_KEY, GATEWAY_KEY, REDIS_PASSWORD);
                }
            }
        }
    }

    private static Path values(Path work, FakeUpstream upstream) throws IOException {
        return Files.writeString(work.resolve("values.yaml"), """
                replicaCount: 2
                drainTimeoutSeconds: %d
                credentials:
                  existingSecret: llm-keys
                auth:
                  existingSecret: gateway-keys
                redis:
                  existingSecret: shared-redis
                config:
                  gateway.redis-timeout: 5s
                catalog:
                  providers:
                    house:
                      type: openai
                      base-url: %s
                      api-key: ${OPENAI_API_KEY}
                  models:
                    house-model:
                      provider: house
                      context-window: 128000
                      max-output-tokens: 8192
                      capabilities: [text, streaming]
                """.formatted(DRAIN_SECONDS, upstream.uri("/v1")));
    }

    private static GatewayProcess start(Manifests manifests, Path work, RedisServer redis) throws IOException {
        Path pod = Files.createTempDirectory(work, "pod");
        for (var file : Map.of("config", "application.properties", "catalog", "catalog.yaml")
                .entrySet()) {
            Kubelet.mount(pod.resolve(file.getKey()), file.getValue(), Kubelet.content(manifests, file.getValue()));
        }
        String address = redis.url().replace("//", "//:" + REDIS_PASSWORD + "@");
        Map<String, String> environment = Kubelet.environment(
                manifests,
                Map.of(
                        "llm-keys", Map.of("OPENAI_API_KEY", PROVIDER_KEY),
                        "gateway-keys",
                                Map.of(
                                        "GATEWAY_AUTH_KEYS_ADMIN_SECRET",
                                        GATEWAY_KEY,
                                        "GATEWAY_AUTH_KEYS_ADMIN_ROLES",
                                        "admin,inference"),
                        "shared-redis", Map.of("REDIS_URL", address)));
        // A pod has /work to itself; here it is some folder.
        return GatewayProcess.startAsContainer(
                pod,
                environment,
                RenderedConfiguration.CATALOG_FILE,
                pod.resolve("catalog/catalog.yaml").toString());
    }

    private static byte[] question(String text, boolean stream) {
        return ("{\"model\":\"house-model\",\"stream\":" + stream + ",\"messages\":[{\"role\":\"user\",\"content\":\""
                        + text + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> ask(RawClient client, String text) {
        return client.whole(CHAT, question(text, false), "Authorization", "Bearer " + GATEWAY_KEY);
    }

    private static BufferedReader open(RawClient client, String text) {
        String body = new String(question(text, true), StandardCharsets.UTF_8);
        return new BufferedReader(new InputStreamReader(
                client.open(CHAT, body, "Authorization", "Bearer " + GATEWAY_KEY)
                        .body(),
                StandardCharsets.UTF_8));
    }

    private static boolean cached(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Gateway-Cache").orElse("").startsWith("hit");
    }

    /** A stream that is cut may end in an error of its connection. */
    private static List<String> rest(BufferedReader stream) {
        var lines = new ArrayList<String>();
        try {
            for (String line = stream.readLine(); line != null; line = stream.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
        } catch (IOException cut) {
            lines.add("cut");
        }
        return lines;
    }

    /** From SIGTERM, which is sent after preStop, to SIGKILL. */
    private static Duration grace(Manifests manifests) {
        Deployment deployment = manifests.one(Deployment.class);
        long all = deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds();
        return Duration.ofSeconds(all
                - WorkloadRules.gateway(deployment)
                        .getLifecycle()
                        .getPreStop()
                        .getSleep()
                        .getSeconds());
    }
}
