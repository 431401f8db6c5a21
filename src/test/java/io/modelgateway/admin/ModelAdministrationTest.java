package io.modelgateway.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with models over HTTP. Refusals are asserted on the resource: rendering them is not its work. */
@QuarkusTest
class ModelAdministrationTest {

    private static final String MODEL = """
            {"id": "%s", "provider": "ollama", "capabilities": ["text", "tool_use"], "context_window": 32000,
             "max_output_tokens": 2000, "regions": ["eu"], "tags": ["house"],
             "prices": [{"up_to_input_tokens": 1000, "input": 0.15, "output": 1}, {"input": 2.5, "output": 10}]}
            """;

    @Inject
    ModelResource resource;

    private static void register(String id) {
        given().contentType(ContentType.JSON)
                .body(MODEL.formatted(id))
                .post("/admin/models")
                .then()
                .statusCode(201);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ErrorCode refusal(Runnable action) {
        return catchThrowableOfType(GatewayException.class, action::run).code();
    }

    @Test
    void aRegisteredModelIsShownAsItIs() {
        String location = given().contentType(ContentType.JSON)
                .body(MODEL.formatted("house/model:1"))
                .post("/admin/models")
                .then()
                .statusCode(201)
                .body("name", equalTo("ollama/house/model:1"))
                .body("capabilities", contains("function_calling", "text", "tool_use"))
                .extract()
                .header("Location");

        given().urlEncodingEnabled(false)
                .get(location)
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("id", equalTo("house/model:1"))
                .body("source", equalTo("admin"))
                .body("prices[0].up_to_input_tokens", equalTo(1000))
                .body("prices[0].input", equalTo(0.15f))
                .body("prices[1].cache_write", equalTo(2.5f));
    }

    @Test
    void whatIsShownCanBeSentBack() {
        register("again");
        String shown = given().get("/admin/models/again").asString();

        given().contentType(ContentType.JSON)
                .body(shown)
                .post("/admin/models")
                .then()
                .statusCode(201);

        assertThat(given().get("/admin/models/again").asString()).isEqualTo(shown);
    }

    @Test
    void aStatusIsChangedAndAModelRemoved() {
        register("short-lived");

        given().contentType(ContentType.JSON)
                .body("{\"status\": \"deprecated\"}")
                .patch("/admin/models/ollama/short-lived")
                .then()
                .statusCode(200)
                .body("status", equalTo("deprecated"));
        given().delete("/admin/models/short-lived").then().statusCode(204);

        assertThat(refusal(() -> resource.get("short-lived"))).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
        assertThat(refusal(() -> resource.remove("short-lived"))).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "provider=mock, mock/mock, ollama/llama3.1:8b",
        "capability=vision, ollama/llava-llama3, ollama/llama3.1:8b",
        "'capability=vision,tool_use', mock/mock, ollama/llava-llama3",
        "status=active, mock/mock, none",
        "tag=mock, mock/mock, ollama/llama3.1:8b"
    })
    void theListIsFiltered(String query, String shown, String hidden) {
        given().get("/admin/models?" + query)
                .then()
                .statusCode(200)
                .body("models.name", hasItem(shown))
                .body("models.name", not(hasItem(hidden)));
    }

    @Test
    void modelsOfARegionAreListed() {
        register("regional");

        List<String> names =
                given().get("/admin/models?region=eu&tag=house").jsonPath().getList("models.name");

        assertThat(names).contains("ollama/regional").doesNotContain("mock/mock");
        assertThat(resource.list(new ModelFilter(null, null, null, null, "mars"))
                        .get("total")
                        .intValue())
                .isZero();
    }

    @Test
    void everyProblemOfAWrongModelIsNamed() {
        GatewayException refusal = catchThrowableOfType(
                GatewayException.class,
                () -> resource.register(bytes("{\"id\": \"x\", \"provider\": \"nobody\", \"rpm\": 0, \"colour\": 1}")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_MODEL_CONFIGURATION);
        assertThat(refusal.detail(ErrorDetail.Problems.class).orElseThrow().problems())
                .containsExactlyInAnyOrder(
                        "rpm must be a whole number of at least 1",
                        "colour is not known",
                        "provider names 'nobody', which is no configured provider (E4002)");
    }

    @Test
    void unknownProviderIsNamedEvenWhereTheModelHasNoId() {
        GatewayException refusal = catchThrowableOfType(
                GatewayException.class, () -> resource.register(bytes("{\"provider\": \"nobody\", \"rpm\": 0}")));

        assertThat(refusal.detail(ErrorDetail.Problems.class).orElseThrow().problems())
                .hasSize(3)
                .contains("provider names 'nobody', which is no configured provider (E4002)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{} {}", "{\"id\": 1, \"id\": 2}", "null", "\"text\""})
    void whatIsNoJsonObjectIsRefused(String body) {
        assertThat(refusal(() -> resource.register(bytes(body)))).isEqualTo(ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                      | MISSING_FIELD",
                "{\"status\": null}                      | MISSING_FIELD",
                "{\"status\": \"asleep\"}                | INVALID_FIELD",
                "{\"status\": 5}                         | INVALID_FIELD",
                "{\"status\": \"active\", \"rpm\": 5}    | INVALID_FIELD"
            })
    void aWrongStatusIsRefused(String body, ErrorCode code) {
        assertThat(refusal(() -> resource.changeStatus("mock", bytes(body)))).isEqualTo(code);
    }

    @Test
    void unknownModelsAreRefusedWithNearNames() {
        GatewayException refusal = catchThrowableOfType(GatewayException.class, () -> resource.get("llama3.1"));

        assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
        assertThat(refusal.detail(ErrorDetail.NearNames.class).orElseThrow().names())
                .contains("llama3.1:8b");
    }

    @Test
    void unknownCriteriaAreRefused() {
        assertThat(refusal(() -> resource.list(new ModelFilter(null, "fly", null, null, null))))
                .isEqualTo(ErrorCode.INVALID_CAPABILITY);
        assertThat(refusal(() -> resource.list(new ModelFilter(null, null, "asleep", null, null))))
                .isEqualTo(ErrorCode.INVALID_FIELD);
    }

    @Test
    void providersAreShownWithoutTheirKeys() {
        given().get("/admin/providers")
                .then()
                .statusCode(200)
                .body("providers.id", contains("anthropic", "mock", "ollama", "openai"))
                .body("providers.enabled", contains(false, true, true, false))
                .body("providers.api_key_set", contains(false, false, false, false))
                .body("providers[3].disabled_because", equalTo("has no API key"));
    }

    @Test
    void theCatalogueInUseIsShown() {
        String hash = given().get("/admin/models").jsonPath().getString("hash");

        given().get("/admin/config").then().statusCode(200).body("catalog.hash", equalTo(hash));
    }
}
