package io.modelgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was used, told to operators and to the keys that used it. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(KeyedGateway.class)
class UsageTest {

    private static @Nullable String spender;

    @BeforeEach
    void spendOnce() {
        if (spender == null) {
            spend();
        }
    }

    private static void spend() {
        spender = keyed(KeyedGateway.ADMIN)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "spender", "team", "marketing"))
                .post("/admin/keys")
                .path("secret");
        ScriptedProviders.primary().reset();
        ScriptedProviders.primary().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));
        for (int i = 0; i < 3; i++) {
            ask("primary-model", 200);
        }
        ask("no-such-model", 404);
    }

    @Test
    void countsRequestsTokensErrorsAndExactCost() {
        // 10 tokens in at 2 dollars and 5 out at 10 dollars a million: 70000 nano-dollars an answer.
        var own = keyed(spender)
                .get("/v1/usage?group=model")
                .then()
                .statusCode(200)
                .body("rows.find { it.model == 'primary-model' }.requests", equalTo(3))
                .body("rows.find { it.model == 'primary-model' }.input_tokens", equalTo(30))
                .body("rows.find { it.model == 'primary-model' }.output_tokens", equalTo(15))
                .body("rows.find { it.model == 'none' }.errors", equalTo(1))
                .body("total.requests", equalTo(4))
                .extract()
                .jsonPath();
        assertThat(new BigDecimal(own.getString("total.cost_usd"))).isEqualByComparingTo("0.00021");
    }

    @Test
    void showsAKeyItsOwnAndNobodyElses() {
        keyed(spender)
                .get("/v1/usage?group=key&key=admin")
                .then()
                .statusCode(200)
                .body("rows.key", equalTo(List.of("spender")));
        keyed(spender).get("/admin/usage").then().statusCode(403);
    }

    @Test
    void showsOperatorsEverybodysByWhatTheyAskFor() {
        keyed(KeyedGateway.READER)
                .get("/admin/usage?team=marketing&group=day,key,team,agent,provider")
                .then()
                .statusCode(200)
                .body("rows.key", hasItem("spender"))
                .body("rows.team", hasItem("marketing"))
                .body("rows.agent", hasItem("did:gateway:spender"))
                .body("from", notNullValue());
    }

    @Test
    void writesSpreadsheets() {
        String csv = keyed(KeyedGateway.READER)
                .get("/admin/usage?key=spender&group=key,model&format=csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines())
                .contains(
                        "key,model,requests,errors,cache_hits,input_tokens,output_tokens,cached_tokens,cost_usd,saved_usd",
                        "spender,primary-model,3,0,0,30,15,0,0.00021,0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "from=2026-01-01&to=2025-01-01", "group=colour", "format=xml"})
    void refusesQuestionsThatCannotBe(String query) {
        keyed(KeyedGateway.READER).get("/admin/usage?" + query).then().statusCode(400);
    }

    private static void ask(String model, int status) {
        keyed(spender)
                .contentType(ContentType.JSON)
                .body("{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(status);
    }

    private static RequestSpecification keyed(String secret) {
        return RestAssured.given().header("Authorization", "Bearer " + secret);
    }
}
