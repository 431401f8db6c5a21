package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.ollama;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only Ollama's clients ask, and what only Ollama's servers must be told. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class OllamaServingTest {

    private static final String GENERATE = "/api/generate";
    private static final Pattern NUM_CTX = Pattern.compile("\"num_ctx\":\\s*(\\d+)");
    private static final String ANSWER = """
            {"model":"m","created_at":"2025-01-01T00:00:00Z","message":{"role":"assistant","content":"Hello"},\
            "done":true,"done_reason":"stop","prompt_eval_count":3,"eval_count":1}""";

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        ollama().reset();
        primary().reset();
        ollama().on(OLLAMA_CHAT, Reply.json(ANSWER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/chat     | \"messages\":[]                        | load",
                "/api/chat     | \"messages\":[],\"keep_alive\":0       | unload",
                "/api/generate | \"keep_alive\":\"5m\"                  | load",
                "/api/generate | \"prompt\":\"\",\"keep_alive\":\"0s\"  | unload"
            })
    void answersRequestsToLoadAndUnload(String path, String fields, String reason) {
        post(path, "{\"model\":\"primary-model\"," + fields + "}")
                .statusCode(200)
                .contentType(containsString("application/json"))
                .body("done_reason", equalTo(reason))
                .body("done", equalTo(true));
        assertThat(primary().requestsTo(OPENAI_CHAT)).isZero();
    }

    @Test
    void loadsNoUnknownModel() {
        post("/api/generate", "{\"model\":\"nobody\"}").statusCode(404).body("error", containsString("[E4001]"));
    }

    @Test
    void passesABarePromptOnToOllamaAndItsContextBack() {
        String answer = """
                {"model":"local-model","created_at":"2025-01-01T00:00:00Z","response":"return a + b","done":true,\
                "done_reason":"stop","context":[1,2,3],"prompt_eval_count":7,"eval_count":4}""";
        ollama().on(GENERATE, Reply.json(answer));

        String body = "{\"model\":\"nick\",\"prompt\":\"def add(a, b):\",\"suffix\":\"# end\",\"stream\":false}";
        var headers = post(GENERATE, body.replace("nick", "local-model"))
                .statusCode(200)
                .body(equalTo(answer))
                .extract()
                .headers();

        assertThat(headers.getValue("X-Gateway-Dropped-Params")).isNull();
        assertThat(ollama().takeRequestTo(GENERATE).bodyText()).isEqualTo(body.replace("nick", "local-model"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"raw\":true", "\"template\":\"{{ .Prompt }}\"", "\"context\":[1,2]", "\"suffix\":\"end\""})
    void streamsTheAnswerToABarePromptAsItComes(String field) {
        String[] lines = {
            "{\"model\":\"m\",\"created_at\":\"2025-01-01T00:00:00Z\",\"response\":\"Hel\",\"done\":false}\n",
            "{\"model\":\"m\",\"created_at\":\"2025-01-01T00:00:00Z\",\"response\":\"lo\",\"done\":false}\n",
            "{\"model\":\"m\",\"created_at\":\"2025-01-01T00:00:00Z\",\"response\":\"\",\"done\":true,\"done_reason\":\"stop\",\"context\":[5],\"eval_count\":2}\n"
        };
        ollama().on(GENERATE, Reply.ndjson(lines));

        post(GENERATE, "{\"model\":\"local-model\",\"prompt\":\"hi\"," + field + "}")
                .statusCode(200)
                .contentType(containsString("application/x-ndjson"))
                .body(equalTo(String.join("", lines)));
        assertThat(ollama().takeRequestTo(GENERATE).bodyText()).contains(field);
    }

    @Test
    void namesWhatABarePromptLosesAtOtherProviders() {
        primary().enqueue(Answers.whole("Hello"));

        post(
                        GENERATE,
                        "{\"model\":\"primary-model\",\"prompt\":\"hi\",\"raw\":true,\"suffix\":\"end\",\"stream\":false}")
                .statusCode(200)
                .header("X-Gateway-Dropped-Params", "raw, suffix")
                .body("response", equalTo("Hello"));
    }

    @Test
    void asksForAnythingElseByChat() {
        post(GENERATE, "{\"model\":\"local-model\",\"prompt\":\"hi\",\"suffix\":\"\",\"raw\":false,\"stream\":false}")
                .statusCode(200)
                .body("response", equalTo("Hello"));
        assertThat(ollama().requestsTo(OLLAMA_CHAT)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"10, 100, 0", "10, 4200, 8192", "5000, 100, 8192", "9000, 1000, 16384"})
    void asksForAContextThatHoldsTheRequest(int words, int output, int expected) {
        String prompt = "word ".repeat(words);
        post(
                        OPENAI_CHAT,
                        "{\"model\":\"local-model\",\"max_tokens\":" + output
                                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}")
                .statusCode(200);
        post(
                        OLLAMA_CHAT,
                        "{\"model\":\"local-model\",\"stream\":false,\"options\":{\"num_predict\":" + output
                                + "},\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}")
                .statusCode(200);

        assertThat(contextAsked()).isEqualTo(expected);
        assertThat(contextAsked()).isEqualTo(expected);
    }

    @Test
    void leavesTheCallersOwnContextAlone() {
        post(
                        OLLAMA_CHAT,
                        "{\"model\":\"local-model\",\"stream\":false,\"options\":{\"num_ctx\":512},\"messages\":"
                                + "[{\"role\":\"user\",\"content\":\"" + "word ".repeat(5000) + "\"}]}")
                .statusCode(200);

        assertThat(contextAsked()).isEqualTo(512);
    }

    @Test
    void refusesAPictureByAddress() {
        post(
                        OPENAI_CHAT,
                        "{\"model\":\"local-model\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":"
                                + "\"image_url\",\"image_url\":{\"url\":\"http://169.254.169.254/x.png\"}}]}]}")
                .statusCode(400)
                .body("error.code", equalTo("E4502"))
                .body("error.param", equalTo("image_url"));
        assertThat(ollama().requestsTo(OLLAMA_CHAT)).isZero();
    }

    private static int contextAsked() {
        Matcher asked = NUM_CTX.matcher(ollama().takeRequestTo(OLLAMA_CHAT).bodyText());
        return asked.find() ? Integer.parseInt(asked.group(1)) : 0;
    }

    private static ValidatableResponse post(String path, String body) {
        return RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }
}
