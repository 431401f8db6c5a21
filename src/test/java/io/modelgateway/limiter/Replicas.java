package io.modelgateway.limiter;

import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.GatewayProcess;
import io.modelgateway.fixtures.RawClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Three packaged gateways over one upstream and one Redis. */
final class Replicas implements AutoCloseable {

    static final int COUNT = 3;

    private final FakeUpstream upstream = FakeUpstream.start();
    private final List<GatewayProcess> gateways = new ArrayList<>();
    private final List<RawClient> clients = new ArrayList<>();

    Replicas(String... settings) {
        String[] all = Stream.concat(
                        Stream.of(
                                "gateway.limits.enabled",
                                "true",
                                "gateway.auth.mode",
                                "off",
                                "gateway.redis-timeout",
                                "5s",
                                "gateway.providers.scripted.type",
                                "openai",
                                "gateway.providers.scripted.base-url",
                                upstream.uri("/v1").toString(),
                                "gateway.providers.scripted.api-key",
                                "any",
                                "gateway.providers.scripted.max-retries",
                                "0",
                                "gateway.providers.scripted.circuit.failure-threshold",
                                "1000000",
                                "gateway.models.m.id",
                                "m",
                                "gateway.models.m.provider",
                                "scripted",
                                "gateway.models.m.capabilities",
                                "text,streaming",
                                "gateway.models.m.context-window",
                                "128000",
                                "gateway.models.m.max-output-tokens",
                                "8192",
                                "gateway.models.m.rpm",
                                "1000000",
                                "gateway.models.m.tpm",
                                "1000000000",
                                "gateway.health.enabled",
                                "false",
                                "gateway.providers.ollama.discovery",
                                "false"),
                        Arrays.stream(settings))
                .toArray(String[]::new);
        for (int i = 0; i < COUNT; i++) {
            GatewayProcess gateway = GatewayProcess.start(all);
            gateways.add(gateway);
            clients.add(new RawClient(gateway.port()));
        }
    }

    FakeUpstream upstream() {
        return upstream;
    }

    GatewayProcess gateway(int index) {
        return gateways.get(index);
    }

    RawClient client(int index) {
        return clients.get(index);
    }

    /** Sends that many requests of one agent at once, over all replicas in turn. */
    List<CompletableFuture<HttpResponse<String>>> send(int count, String agent, String more) {
        var calls = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < count; i++) {
            calls.add(client(i % COUNT).start("/v1/chat/completions", body(more), "X-Agent-Did", agent));
        }
        return calls;
    }

    static String body(String more) {
        return "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]" + more + "}";
    }

    /** {@return what the gateways' logs have to say of Redis, for whoever wonders why a run failed} */
    List<String> wordsOnRedis() {
        return gateways.stream()
                .flatMap(gateway -> gateway.log().lines())
                .filter(line -> line.contains("Redis"))
                .toList();
    }

    @Override
    public void close() {
        clients.forEach(RawClient::close);
        gateways.forEach(GatewayProcess::close);
        upstream.close();
    }
}
