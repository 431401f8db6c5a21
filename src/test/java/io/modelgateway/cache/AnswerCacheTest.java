package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_EMBEDDINGS;
import static io.modelgateway.fixtures.ScriptedProviders.backup;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache as clients see it, in memory, with similarity off. Every test asks a question of its own. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = @ResourceArg(name = "gateway.cache.enabled", value = "true"))
class AnswerCacheTest {

    private final String question = "question " + UUID.randomUUID();
    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        backup().reset();
        client = new RawClient(RestAssured.port);
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void answersTheSameQuestionFromMemoryAtNoCost() {
        Response first = ask();
        Response second = ask();

        first.then().statusCode(200).header("X-Gateway-Cache", "miss").header("X-Gateway-Cost-Cents", "0.007");
        second.then()
                .statusCode(200)
                .header("X-Gateway-Cache", "hit-exact")
                .header("X-Gateway-Cost-Cents", "0")
                .header("X-Gateway-Model", "primary-model")
                .header("X-Gateway-Provider", "primary")
                .body("usage.total_tokens", equalTo(15));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void isNotMisledByTheOrderOfFieldsOrWhiteSpace() {
        ask();

        RestAssured.given()
                .contentType("application/json")
                .body("{ \"messages\" : [ {\"content\":\"" + question
                        + "\",  \"role\":\"user\"} ], \"user\":\"u\", \"model\":\"primary-model\"}")
                .post(OPENAI_CHAT)
                .then()
                .header("X-Gateway-Cache", "hit-exact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"temperature\":0.5",
                "\"seed\":1",
                "\"max_tokens\":5",
                "\"x_vendor\":{\"a\":1}",
                "\"logit_bias\":{\"1\":2}"
            })
    void tellsRequestsApartThatDiffer(String field) {
        ask();

        post(OPENAI_CHAT, body("," + field)).then().header("X-Gateway-Cache", "miss");
        post(OPENAI_CHAT, body("," + field)).then().header("X-Gateway-Cache", "hit-exact");
    }

    @Test
    void keepsAgentsAndNamespacesApart() {
        ask();

        ask("X-Agent-Did", "did:web:other").then().header("X-Gateway-Cache", "miss");
        ask("X-Gateway-Cache-Namespace", "n").then().header("X-Gateway-Cache", "miss");
        ask("X-Gateway-Cache-Namespace", "n").then().header("X-Gateway-Cache", "hit-exact");
    }

    @Test
    void knowsAnAliasByTheModelItStandsFor() {
        ask();

        post(OPENAI_CHAT, body("").replace("primary-model", "nickname")).then().header("X-Gateway-Cache", "hit-exact");
    }

    @Test
    void obeysTheModes() {
        ask("X-Gateway-Cache", "no-store").then().header("X-Gateway-Cache", "bypass");
        ask("X-Gateway-Cache", "only").then().statusCode(504).body("error.code", equalTo("E4301"));
        ask("X-Gateway-Cache", "refresh").then().header("X-Gateway-Cache", "miss");
        ask("X-Gateway-Cache", "only").then().statusCode(200).header("X-Gateway-Cache", "hit-exact");
        ask("X-Gateway-Cache", "exact").then().header("X-Gateway-Cache", "hit-exact");
        ask("X-Gateway-Cache", "refresh").then().header("X-Gateway-Cache", "miss");
        assertThat(primary().requestsTo(OPENAI_CHAT)).isEqualTo(3);
    }

    @Test
    void keepsAnAnswerAsLongAsItsRequestSays() {
        ask("X-Gateway-Cache-Ttl", "1").then().header("X-Gateway-Cache", "miss");

        // Only asked for, never kept anew.
        await().untilAsserted(() -> ask("X-Gateway-Cache", "only").then().statusCode(504));
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void refreshReplacesWhatWasKept() {
        ask();
        primary().on(OPENAI_CHAT, Answers.whole("Newer"));

        ask("X-Gateway-Cache", "refresh");

        ask().then().header("X-Gateway-Cache", "hit-exact").body("choices[0].message.content", equalTo("Newer"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"no-cache\":true', miss, hit-exact",
        "'\"no-store\":true', bypass, miss",
        "'\"namespace\":\"x\"', miss, miss",
        "'\"s-maxage\":60', miss, hit-exact",
        "'\"ttl\":60', miss, hit-exact",
        "'\"ttl\":0', bypass, miss",
    })
    void understandsTheFieldOfLiteLlmsClients(String field, String with, String without) {
        post(OPENAI_CHAT, body(",\"cache\":{" + field + "}")).then().header("X-Gateway-Cache", with);
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).doesNotContain("\"cache\"");

        ask().then().header("X-Gateway-Cache", without);
    }

    @Test
    void doesNotObeyPlainHttpUnlessConfigured() {
        ask();

        ask("Cache-Control", "no-cache").then().header("X-Gateway-Cache", "hit-exact");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "content_filter"})
    void doesNotKeepWhatWasCutShort(String reason) {
        primary().on(OPENAI_CHAT, Reply.json(new String(Answers.whole("Hi").joined()).replace("stop", reason)));

        ask().then().header("X-Gateway-Cache", "miss");
        ask().then().header("X-Gateway-Cache", "miss");
    }

    @Test
    void doesNotKeepFailures() {
        primary().enqueue(Answers.error(400));

        ask().then().statusCode(400);
        ask().then().statusCode(200).header("X-Gateway-Cache", "miss");
    }

    @Test
    void doesNotKeepAnAnswerOfAnotherModelThanAskedFor() {
        primary().on(OPENAI_CHAT, Answers.error(404));
        backup().on(OPENAI_CHAT, Answers.whole("Makeshift"));
        String chained = body("").replace("primary-model", "chained-model");

        post(OPENAI_CHAT, chained);
        primary().on(OPENAI_CHAT, Answers.whole("Hi"));
        post(OPENAI_CHAT, chained).then().header("X-Gateway-Cache", "miss");
    }

    @Test
    void replaysAStreamAsItWas() {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two"));

        String first = stream(OPENAI_CHAT, body(",\"stream\":true"));
        var second = client.lines(OPENAI_CHAT, body(",\"stream\":true"));

        assertThat(second.headers().firstValue("X-Gateway-Cache")).hasValue("hit-exact");
        assertThat(second.body().collect(Collectors.joining("\n"))).isEqualTo(first);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void servesAWholeAnswerFromAStreamAndTheOtherWay() {
        primary().on(OPENAI_CHAT, Answers.streamed("one", "two"));
        stream(OPENAI_CHAT, body(",\"stream\":true"));

        ask().then()
                .header("X-Gateway-Cache", "hit-exact")
                .body("choices[0].message.content", equalTo("onetwo"))
                .body("choices[0].finish_reason", equalTo("stop"))
                .body("usage.total_tokens", equalTo(13));

        primary().on(OPENAI_CHAT, Answers.whole("Hello there, how are you today?"));
        post(OPENAI_CHAT, body(",\"seed\":1"));
        String streamed =
                stream(OPENAI_CHAT, body(",\"seed\":1,\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
        assertThat(streamed).contains("Hello there", "\"total_tokens\":15", "data: [DONE]");
    }

    @Test
    void servesOneDialectFromAnother() {
        post(OPENAI_CHAT, body(",\"max_tokens\":50"));

        post(ANTHROPIC_CHAT, """
                {"model":"primary-model","max_tokens":50,"messages":[{"role":"user","content":"%s"}]}""".formatted(question))
                .then()
                .header("X-Gateway-Cache", "hit-exact")
                .body("content[0].text", equalTo("Hi"))
                .body("usage.output_tokens", equalTo(5));
        post(OLLAMA_CHAT, """
                {"model":"primary-model","stream":false,"options":{"num_predict":50},
                 "messages":[{"role":"user","content":"%s"}]}""".formatted(question))
                .then()
                .header("X-Gateway-Cache", "hit-exact")
                .body("message.content", equalTo("Hi"));
        post("/v1/inference", """
                {"model":"primary-model","max_tokens":50,"user":"%s"}""".formatted(question))
                .then()
                .header("X-Gateway-Cache", "hit-exact")
                .body("cached", equalTo(true))
                .body("provider", equalTo("primary"))
                .body("attempts.size()", equalTo(0))
                .body("cost.total_cents", equalTo(0))
                .body("token_usage.total_tokens", equalTo(15));
    }

    @Test
    void keepsVectors() {
        primary().on(OPENAI_EMBEDDINGS, Reply.json("""
                {"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,-1.25]}],
                 "model":"v","usage":{"prompt_tokens":3,"total_tokens":3}}"""));
        String body = "{\"model\":\"vectors\",\"input\":\"" + question + "\"}";

        post(OPENAI_EMBEDDINGS, body).then().header("X-Gateway-Cache", "miss");
        post(OPENAI_EMBEDDINGS, body)
                .then()
                .header("X-Gateway-Cache", "hit-exact")
                .body("data[0].embedding[1]", equalTo(-1.25f));
    }

    @Test
    void doesNotServeAModelThatIsGone() {
        post(OPENAI_CHAT, body("").replace("primary-model", "no-such-model"))
                .then()
                .statusCode(404);
    }

    private Response ask(String... header) {
        return post(OPENAI_CHAT, body(""), header);
    }

    private static Response post(String path, String body, String... header) {
        var request = RestAssured.given().contentType("application/json").body(body);
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return request.post(path);
    }

    private String stream(String path, String body) {
        return client.lines(path, body).body().collect(Collectors.joining("\n"));
    }

    private String body(String more) {
        return "{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]" + more
                + "}";
    }
}
