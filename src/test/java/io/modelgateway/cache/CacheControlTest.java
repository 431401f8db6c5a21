package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP's own header, where the configuration lets it speak to the cache. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.cache.http-cache-control", value = "true")
        })
class CacheControlTest {

    private final String question = "question " + UUID.randomUUID();

    @BeforeEach
    void reset() {
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));
    }

    @Test
    void noStoreNeitherFindsNorKeeps() {
        ask("Cache-Control", "no-store").header("X-Gateway-Cache", "bypass");
        ask("Cache-Control", "max-age=60").header("X-Gateway-Cache", "miss");
        ask("Cache-Control", "No-Store").header("X-Gateway-Cache", "bypass");
    }

    @Test
    void noCacheAndMaxAgeOfZeroAskAnew() {
        ask().header("X-Gateway-Cache", "miss");
        ask("Cache-Control", "no-cache").header("X-Gateway-Cache", "miss");
        ask("Cache-Control", "max-age=0").header("X-Gateway-Cache", "miss");
        ask("Cache-Control", "max-age=60").header("X-Gateway-Cache", "hit-exact");
    }

    @Test
    void onlyIfCachedCallsNobody() {
        ask("Cache-Control", "only-if-cached").statusCode(504);
        ask();
        ask("Cache-Control", "only-if-cached").statusCode(200).header("X-Gateway-Cache", "hit-exact");
    }

    @Test
    void theGatewaysOwnHeaderGoesBefore() {
        ask();
        ask("Cache-Control", "no-store", "X-Gateway-Cache", "default").header("X-Gateway-Cache", "hit-exact");
    }

    private ValidatableResponse ask(String... headers) {
        var request = RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                        + "\"}]}");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.post(OPENAI_CHAT).then();
    }
}
