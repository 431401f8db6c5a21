package io.modelgateway.queue;

import static io.modelgateway.fixtures.SlottedProviders.OPENAI_CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.RawClient;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** Many clients of the model whose provider has few slots, and what they may be told. */
final class ManyClients implements AutoCloseable {

    private final RawClient client;

    ManyClients(int port) {
        client = new RawClient(port);
    }

    CompletableFuture<HttpResponse<String>> ask(String priority, int agent, long deadlineMillis) {
        return client.start(
                OPENAI_CHAT,
                "{\"model\":\"plain-model\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
                "X-Gateway-Priority",
                priority,
                "X-Agent-Did",
                "did:web:agent" + agent,
                "X-Gateway-Deadline-Ms",
                Long.toString(deadlineMillis));
    }

    /** Calls that were slower than those to come would make the estimates hopeless. */
    void forgetSlowCalls(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(ask("normal", 0, 20_000).join().statusCode()).isEqualTo(200);
        }
    }

    static long queuedMillis(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("X-Gateway-Queue-Ms")
                .map(Long::parseLong)
                .orElse(0L);
    }

    static void isAnsweredOrRefusedAsDocumented(HttpResponse<String> answer) {
        switch (answer.statusCode()) {
            case 200 -> assertThat(answer.body()).contains("done");
            case 503 -> {
                assertThat(answer.body()).contains("\"code\":\"E4201\"");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            case 504 -> assertThat(answer.body()).contains("\"code\":\"E4202\"");
            default -> throw new AssertionError("undocumented: " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
