package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pace that is configured for all who do not ask for another. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.cache.replay", value = "60")
        })
class ConfiguredReplayTest {

    private static final String WORDS = "abcd".repeat(10);

    @Test
    void rememberedStreamsComeAtThePaceThatIsConfigured() {
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.streamed(WORDS, WORDS, WORDS));
        String original = ask().asString();

        long begun = System.nanoTime();
        Response again = ask();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);

        again.then().header("X-Gateway-Cache", "hit-exact");
        assertThat(again.asString()).isEqualTo(original);
        // 30 tokens at 60 a second: half a second.
        assertThat(taken).isGreaterThan(Duration.ofMillis(450));
    }

    private static Response ask() {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"primary-model\",\"stream\":true,"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"At which pace?\"}]}")
                .post(OPENAI_CHAT);
    }
}
