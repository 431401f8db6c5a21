package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_EMBEDDINGS;
import static io.modelgateway.fixtures.ScriptedProviders.backup;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenRouter's and LiteLLM's callers put into bodies, over real sockets. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class RoutingInBodyTest {

    private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        backup().reset();
        backup().on(OPENAI_CHAT, Answers.whole("Hello"));
        primary().on(OPENAI_CHAT, Answers.whole("Hello"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"model\":\"dead-model\",\"models\":[\"backup-model\"]",
                "\"models\":[\"dead-model\",\"backup-model\"]",
                "\"model\":\"dead-model\",\"fallbacks\":[\"backup-model\"]",
                "\"model\":\"dead-model\",\"fallbacks\":[{\"model\":\"backup-model\"}]"
            })
    void triesTheCallersFallbacks(String names) {
        post(OPENAI_CHAT, "{" + names + "," + MESSAGES + "}")
                .statusCode(200)
                .header("X-Gateway-Model", equalTo("backup-model"))
                .header("X-Gateway-Attempts", equalTo("4"));
        assertThat(backup().takeRequestTo(OPENAI_CHAT).bodyText()).doesNotContain("models", "fallbacks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"only\":[\"backup\"]}",
                "{\"order\":[\"backup\"],\"allow_fallbacks\":false}",
                "{\"order\":[\"backup\",\"primary\"]}"
            })
    void keepsToTheProvidersAskedFor(String provider) {
        post(OPENAI_CHAT, "{\"model\":\"auto\",\"provider\":" + provider + "," + MESSAGES + "}")
                .statusCode(200)
                .header("X-Gateway-Provider", equalTo("backup"));
        assertThat(backup().takeRequestTo(OPENAI_CHAT).bodyText()).doesNotContain("provider");
    }

    @Test
    void aHeaderGoesBeforeTheBody() {
        send(RestAssured.given().header("X-Gateway-Providers", "primary"), OPENAI_CHAT, """
                {"model":"auto","provider":{"order":["backup"]},%s}""".formatted(MESSAGES))
                .statusCode(200)
                .header("X-Gateway-Provider", equalTo("primary"));
    }

    @Test
    void namesWhatNobodyHoldsAProviderTo() {
        post(OPENAI_CHAT, "{\"model\":\"primary-model\",\"provider\":{\"data_collection\":\"deny\"}," + MESSAGES + "}")
                .statusCode(200)
                .header("X-Gateway-Dropped-Params", equalTo("provider.data_collection"));
    }

    @Test
    void refusesAPriceAboveTheCeiling() {
        post(OPENAI_CHAT, "{\"model\":\"primary-model\",\"provider\":{\"max_price\":{\"prompt\":1}}," + MESSAGES + "}")
                .statusCode(402)
                .body("error.code", equalTo("E4106"));
    }

    @Test
    void worksInOtherDialectsToo() {
        String chain = "\"model\":\"dead-model\",\"fallbacks\":[\"backup-model\"]";
        post(ANTHROPIC_CHAT, "{" + chain + ",\"max_tokens\":9," + MESSAGES + "}")
                .statusCode(200)
                .header("X-Gateway-Model", equalTo("backup-model"));
        post("/v1/responses", "{" + chain + ",\"input\":\"Hi\"}")
                .statusCode(200)
                .header("X-Gateway-Model", equalTo("backup-model"));
        post("/v1/completions", "{" + chain + ",\"prompt\":\"Hi\"}")
                .statusCode(200)
                .header("X-Gateway-Model", equalTo("backup-model"));
        post(OPENAI_EMBEDDINGS, "{\"model\":\"vectors\",\"input\":\"Hi\",\"provider\":{\"ignore\":[\"primary\"]}}")
                .statusCode(404)
                .body("error.code", equalTo("E4001"));
    }

    @Test
    void keepsLabelsToItselfUnlessTheAnswerIsToBeStored() {
        String labels = "\"metadata\":{\"tags\":[\"a\"],\"trace_id\":\"t\"}";
        post(OPENAI_CHAT, "{\"model\":\"primary-model\"," + labels + "," + MESSAGES + "}")
                .statusCode(200);
        post(OPENAI_CHAT, "{\"model\":\"primary-model\",\"store\":true," + labels + "," + MESSAGES + "}")
                .statusCode(200);

        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).doesNotContain("metadata");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).contains(labels);
    }

    private static ValidatableResponse post(String path, String body) {
        return send(RestAssured.given(), path, body);
    }

    private static ValidatableResponse send(RequestSpecification request, String path, String body) {
        return request.contentType("application/json").body(body).post(path).then();
    }
}
