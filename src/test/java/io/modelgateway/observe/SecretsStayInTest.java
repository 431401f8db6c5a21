package io.modelgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.LogLines;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.modelgateway.fixtures.TraceCollector;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Keys and what people say are put in everywhere, things go wrong in every way, and then everything that leaves the
 * gateway but to the provider is searched for them.
 */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(TraceCollector.class)
class SecretsStayInTest {

    private static final String TRACE = "5af7651916cd43dd8448eb211c80319c";
    private static final String KEY = "upstream-secret-of-primary";
    private static final String CALLERS_KEY = "sk-callers-own-key";
    private static final String PROMPT = "prompt-nobody-else-reads";
    private static final String ANSWER = "answer-nobody-else-reads";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @BeforeEach
    @AfterEach
    void closeCircuits() {
        RestAssured.post("/admin/circuits/reset").then().statusCode(200);
    }

    @Test
    void neitherKeysNorPromptsNorAnswersLeave() {
        var primary = ScriptedProviders.primary();
        primary.reset();
        var told = new StringBuilder();
        try (LogLines log = LogLines.of("")) {
            for (Reply reply : List.of(
                    Answers.whole(ANSWER),
                    Reply.json(401, "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY + "\"}}"),
                    Reply.html(501),
                    Reply.malformed(),
                    Reply.cutBeforeHead())) {
                primary.on(ScriptedProviders.OPENAI_CHAT, reply);
                String answer = chat("primary-model", false);
                told.append(answer.contains(ANSWER) ? "" : answer);
            }
            primary.on(
                    ScriptedProviders.OPENAI_CHAT,
                    Answers.streamed(ANSWER, "more").inChunksOf(150).cutAfter(300));
            chat("primary-model", true);
            told.append(chat("no-such-model", false));
            for (String path : List.of("models", "providers", "circuits", "config")) {
                told.append(RestAssured.get("/admin/" + path).asString());
            }
            told.append(RestAssured.given().accept("text/plain").get(metrics).asString());
            TraceCollector.spans(TRACE, 7);
            told.append(TraceCollector.everything());

            assertThat(primary.requests().stream().map(Received::bodyText))
                    .allSatisfy(sent -> assertThat(sent).contains(PROMPT));
            assertThat(log.text()).contains("access").doesNotContain(KEY, CALLERS_KEY, PROMPT, ANSWER);
            assertThat(told).doesNotContain(KEY, CALLERS_KEY, PROMPT, ANSWER);
        }
    }

    private static String chat(String model, boolean stream) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + CALLERS_KEY)
                .header("x-api-key", CALLERS_KEY)
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .body("{\"model\":\"" + model + "\",\"stream\":" + stream
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT + "\"}]}")
                .post("/v1/chat/completions")
                .asString();
    }
}
