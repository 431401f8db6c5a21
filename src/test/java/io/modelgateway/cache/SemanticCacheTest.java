package io.modelgateway.cache;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Similar questions over the running gateway, with the model and the veto that are built in. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.cache.enabled", value = "true"),
            @ResourceArg(name = "gateway.cache.semantic.mode", value = "on"),
            @ResourceArg(name = "gateway.cache.semantic.thresholds.\"vendor-model\"", value = "1"),
            @ResourceArg(name = "gateway.cache.semantic.thresholds.\"primary/family/size:latest-1\"", value = "1"),
            @ResourceArg(name = "gateway.cache.semantic.embedding.timeout", value = "10s")
        })
class SemanticCacheTest {

    private static final String ASKED = "How do I reset my password?";
    private static final String REPHRASED = "How can I reset my password?";
    private static final String ANOTHER = "How do I reset my username?";

    private final String namespace = UUID.randomUUID().toString();

    @BeforeEach
    void reset() {
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("Like this"));
        // The dictionary is loaded by the first pair, which is late. Each try is among its own: a question that was
        // asked twice would hit without it.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            String fresh = UUID.randomUUID().toString();
            ask(fresh, ASKED);
            return ask(fresh, REPHRASED).header("X-Gateway-Cache").equals("hit-semantic");
        });
        primary().reset();
        primary().on(OPENAI_CHAT, Answers.whole("Like this"));
    }

    @Test
    void answersARephrasedQuestionAndSaysHowCloseItIs() {
        ask(namespace, ASKED).then().header("X-Gateway-Cache", "miss");

        Response rephrased = ask(namespace, REPHRASED);

        rephrased.then().header("X-Gateway-Cache", "hit-semantic").header("X-Gateway-Cost-Cents", "0");
        assertThat(Double.parseDouble(rephrased.header("X-Gateway-Cache-Similarity")))
                .isBetween(0.85, 1.0);
        assertThat(primary().requestsTo(OPENAI_CHAT)).isOne();
    }

    @Test
    void doesNotAnswerAnotherQuestionHoweverClose() {
        ask(namespace, ASKED);

        ask(namespace, ANOTHER).then().header("X-Gateway-Cache", "miss");
        ask(namespace, REPHRASED, "X-Gateway-Cache", "exact").then().header("X-Gateway-Cache", "miss");
    }

    @Test
    void comparesOnlyWhereAllElseIsEqual() {
        ask(namespace, ASKED);

        ask(UUID.randomUUID().toString(), REPHRASED).then().header("X-Gateway-Cache", "miss");
        ask(namespace, REPHRASED, "X-Agent-Did", "did:web:other").then().header("X-Gateway-Cache", "miss");
        ask(namespace, REPHRASED, "X-Gateway-Cache-Threshold", "1").then().header("X-Gateway-Cache", "miss");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor-model", "family/size:latest-1", "primary/family/size:latest-1"})
    void aModelHasAThresholdOfItsOwnAndTheRequestGoesBeforeIt(String model) {
        askModel(model, namespace, ASKED);

        askModel(model, namespace, REPHRASED, "X-Gateway-Cache-Threshold", "0.85", "X-Gateway-Cache", "only")
                .then()
                .header("X-Gateway-Cache", "hit-semantic");
        askModel(model, namespace, REPHRASED).then().header("X-Gateway-Cache", "miss");
    }

    @Test
    void findsSimilarQuestionsWithoutCallingAnybody() {
        ask(namespace, ASKED);

        ask(namespace, REPHRASED, "X-Gateway-Cache", "only").then().header("X-Gateway-Cache", "hit-semantic");
        ask(namespace, ANOTHER, "X-Gateway-Cache", "only").then().statusCode(504);
    }

    @Test
    void explainsALookupWithoutServing() {
        ask(namespace, ASKED);

        explain(REPHRASED)
                .then()
                .body("exact.found", equalTo(false))
                .body("nearest[0].veto", equalTo(null))
                .body("nearest[0].similarity", greaterThan(0.85f));
        explain(ASKED).then().body("exact.found", equalTo(true)).body("exact.model", equalTo("primary-model"));
        explain(ASKED + "\",\"threshold\":7,\"system\":\"x")
                .then()
                .statusCode(400)
                .body("details.param", equalTo("threshold"));
        Response close = explain(ANOTHER);
        assertThat(close.jsonPath().getList("nearest.findAll { it.veto == null }"))
                .isEmpty();
        assertThat(close.asString()).doesNotContain("password");
    }

    @Test
    void showsWhatItDoesToOperators() {
        ask(namespace, ASKED);
        ask(namespace, REPHRASED);

        RestAssured.get("/admin/cache")
                .then()
                .statusCode(200)
                .body("store", equalTo("memory"))
                .body("index", equalTo("memory"))
                .body("hits.semantic", greaterThan(0))
                .body("embeddings.count", greaterThan(0));
    }

    @Test
    void forgetsSelectively() {
        ask(namespace, ASKED);
        RestAssured.delete("/admin/cache?namespace=other").then().body("removed", equalTo(0));
        RestAssured.delete("/admin/cache?namespace=" + namespace + "&model=primary-model&older_than_seconds=60")
                .then()
                .body("removed", equalTo(0));
        String id = explain(ASKED).jsonPath().getString("id");

        RestAssured.delete("/admin/cache/" + id).then().body("removed", equalTo(1));

        ask(namespace, ASKED).then().header("X-Gateway-Cache", "miss");
        RestAssured.delete("/admin/cache?namespace=" + namespace).then().body("removed", equalTo(1));
        ask(namespace, ASKED).then().header("X-Gateway-Cache", "miss");
        RestAssured.delete("/admin/cache").then().body("removed", greaterThan(0));
        RestAssured.delete("/admin/cache/nonsense").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "modle=primary-model",
                "model=",
                "namespace",
                "model=%20",
                "namespace=a&namespace=b",
                "older_than_seconds=-1",
                "older_than_seconds=soon"
            })
    void removesNothingByACriterionThatIsWrong(String criteria) {
        ask(namespace, ASKED);

        RestAssured.given()
                .urlEncodingEnabled(false)
                .delete("/admin/cache?" + criteria)
                .then()
                .statusCode(400)
                .body("error_code", equalTo("E4502"));

        ask(namespace, ASKED).then().header("X-Gateway-Cache", "hit-exact");
    }

    private Response explain(String prompt) {
        return RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"primary-model\",\"prompt\":\"" + prompt + "\",\"namespace\":\"" + namespace + "\"}")
                .post("/admin/cache/explain");
    }

    private static Response ask(String namespace, String question, String... header) {
        return askModel("primary-model", namespace, question, header);
    }

    private static Response askModel(String model, String namespace, String question, String... header) {
        var request = RestAssured.given()
                .contentType("application/json")
                .header("X-Gateway-Cache-Namespace", namespace)
                .body("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                        + "\"}]}");
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return request.post(OPENAI_CHAT);
    }
}
