package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pace at which remembered streams come. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = @ResourceArg(name = "gateway.cache.enabled", value = "true"))
class ReplayTest {

    private static final String WORDS = "abcd".repeat(10);

    private final String body =
            "{\"model\":\"primary-model\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                    + UUID.randomUUID() + "\"}]}";
    private RawClient client;

    @BeforeEach
    void keepAStream() {
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.streamed(WORDS, WORDS, WORDS));
        client = new RawClient(RestAssured.port);
        replay("instant");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void comesAtTheTokensPerSecondAskedFor() {
        // 30 tokens at 60 a second: half a second.
        Duration taken = replay("60");

        assertThat(taken).isBetween(Duration.ofMillis(450), Duration.ofSeconds(5));
    }

    @Test
    void comesAtOnceOrAsItCameFirst() {
        assertThat(replay("instant")).isLessThan(Duration.ofMillis(2000));
        assertThat(replay("original")).isLessThan(Duration.ofMillis(2000));
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void endsWhenTheClientLeaves() throws IOException {
        String agent = "did:web:" + UUID.randomUUID();
        primary().on(OPENAI_CHAT, Answers.streamed("a", WORDS, WORDS));
        assertThat(client.lines(OPENAI_CHAT, body, "X-Agent-Did", agent).body().count())
                .isPositive();
        awaitRequests(agent, 1);

        // The first piece comes soon, the others would take longer than is waited.
        InputStream stream = client.open(OPENAI_CHAT, body, "X-Agent-Did", agent, "X-Gateway-Cache-Replay", "0.5")
                .body();
        stream.close();

        awaitRequests(agent, 2);
    }

    private static void awaitRequests(String agent, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> RestAssured.get("/admin/usage?group=agent&agent=" + agent)
                                .jsonPath()
                                .getInt("total.requests")
                        == count);
    }

    @Test
    void refusesAPaceThatIsNone() {
        assertThat(client.lines(OPENAI_CHAT, body, "X-Gateway-Cache-Replay", "fast")
                        .statusCode())
                .isEqualTo(400);
    }

    private Duration replay(String pace) {
        long begun = System.nanoTime();
        var response = client.lines(OPENAI_CHAT, body, "X-Gateway-Cache-Replay", pace);
        assertThat(response.body().collect(Collectors.joining()))
                .contains(WORDS)
                .endsWith("data: [DONE]");
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
