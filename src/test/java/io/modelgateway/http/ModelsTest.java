package io.modelgateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class ModelsTest {

    @Test
    void listsEveryNameThatMayBeAskedInOpenAisShape() {
        RestAssured.get("/v1/models")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("object", equalTo("list"))
                .body("data.object", everyItem(equalTo("model")))
                .body("data.id", hasItems("auto", "mock", "primary-model", "family/size:latest-1", "nickname"))
                .body("data.find { it.id == 'auto' }.owned_by", equalTo("model-gateway"))
                .body("data.find { it.id == 'nickname' }.owned_by", equalTo("primary"));
    }

    @Test
    void listsInAnthropicsShapeForItsClients() {
        var list = RestAssured.given()
                .header("anthropic-version", "2023-06-01")
                .get("/v1/models")
                .then()
                .statusCode(200)
                .body("data.type", everyItem(equalTo("model")))
                .body("data.id", hasItems("auto", "claude-model"))
                .body("data.find { it.id == 'auto' }.created_at", equalTo("1970-01-01T00:00:00Z"))
                .body("has_more", equalTo(false))
                .body("first_id", equalTo("auto"))
                .extract()
                .jsonPath();

        assertThat(list.getString("last_id")).isEqualTo(list.getString("data[-1].id"));
    }

    @ParameterizedTest
    @CsvSource({
        "primary-model, primary",
        "primary/primary-model, primary",
        "family/size:latest-1, primary",
        "nickname, primary",
        "mock, mock",
        "auto, model-gateway",
        "auto:cost, model-gateway"
    })
    void showsOneModelByAnyOfItsNames(String name, String owner) {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/v1/models/" + name)
                .then()
                .statusCode(200)
                .body("id", equalTo(name))
                .body("object", equalTo("model"))
                .body("owned_by", equalTo(owner));
    }

    @Test
    void showsAModelWhoseSlashIsEscaped() {
        RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/v1/models/family%2Fsize:latest-1")
                .then()
                .statusCode(200)
                .body("id", equalTo("family/size:latest-1"));
    }

    @Test
    void refusesAnUnknownModelInTheCallersDialect() {
        RestAssured.get("/v1/models/primary-modle")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("E4001"))
                .body("error.message", containsString("primary-model"));
        RestAssured.given()
                .header("anthropic-version", "2023-06-01")
                .get("/v1/models/primary-modle")
                .then()
                .statusCode(404)
                .body("type", equalTo("error"))
                .body("error.type", equalTo("not_found_error"))
                .body("error.message", startsWith("[E4001]"));
    }

    @Test
    void listsInOllamasShape() {
        RestAssured.get("/api/tags")
                .then()
                .statusCode(200)
                .body("models.name", hasItems("auto", "mock", "local-model"))
                .body("models.find { it.name == 'local-model' }.model", equalTo("local-model"))
                .body("models.find { it.name == 'local-model' }.details.family", equalTo("ollama"))
                .body("models.digest.collect { it.length() }", everyItem(equalTo(64)));
        RestAssured.get("/api/ps").then().statusCode(200).body("models.name", hasItems("mock", "local-model"));
        RestAssured.get("/api/version").then().statusCode(200).body("version", startsWith("0."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "name"})
    void showsOneModelInOllamasShape(String field) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"" + field + "\":\"local-model:latest\",\"verbose\":false}")
                .post("/api/show")
                .then()
                .statusCode(200)
                .body("details.family", equalTo("ollama"))
                .body("model_info.'ollama.context_length'", equalTo(128_000))
                .body("capabilities", contains("completion", "tools", "vision", "thinking"));
    }

    @Test
    void refusesToShowAnUnknownModelInOllamasShape() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"nothing-like-it\"}")
                .post("/api/show")
                .then()
                .statusCode(404)
                .body("error", startsWith("[E4001]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pull", "push", "create", "copy"})
    void refusesToManageModelsTheWayOllamaDoes(String verb) {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"llama3.2\"}")
                .post("/api/" + verb)
                .then()
                .statusCode(400)
                .body("error", startsWith("[E4207]"));
    }

    @Test
    void refusesToDeleteModelsTheWayOllamaDoes() {
        RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"llama3.2\"}")
                .delete("/api/delete")
                .then()
                .statusCode(400)
                .body("error", not(containsString("llama3.2")))
                .body("error", startsWith("[E4207]"));
    }
}
