package io.modelgateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
@WithTestResource(KeyedGateway.class)
class AuthenticationTest {

    private static final String CHAT = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, error.code, E4505",
        "/v1/completions, error.code, E4505",
        "/v1/embeddings, error.code, E4505",
        "/v1/messages, error.type, authentication_error",
        "/v1/inference, error_code, E4505",
        "/v1/route, error_code, E4505",
        "/admin/keys, error_code, E4505"
    })
    void refusesWhoShowsNoKeyInTheDialectOfThePath(String path, String field, String value) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .header("X-Gateway-Request-Id", notNullValue())
                .body(field, equalTo(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models", "/v1/models/mock", "/api/tags", "/api/ps", "/api/version", "/admin/models",
                "/admin/providers", "/admin/circuits", "/admin/config", "/admin/keys", "/v1/usage", "/admin/usage"
            })
    void listsNothingForWhoShowsNoKey(String path) {
        RestAssured.get(path).then().statusCode(401).body(containsString("E4505"));
    }

    @ParameterizedTest
    @CsvSource({"Authorization, 'Bearer '", "Authorization, 'bearer '", "x-api-key, ''", "api-key, ''"})
    void takesTheKeyFromTheHeaderOfAnyVendor(String header, String before) {
        RestAssured.given()
                .header(header, before + KeyedGateway.HASHED)
                .get("/v1/models")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the-secret-of-the-expired-key",
                "the-secret-of-the-disabled-key",
                "nobody-has-this-one",
                "hashed"
            })
    void refusesKeysThatAreUnknownDisabledOrExpired(String secret) {
        keyed(secret).get("/v1/models").then().statusCode(401).body("error.code", equalTo("E4505"));
    }

    @Test
    void refusesAnUploadBeforeItIsRead() throws IOException {
        try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 10000000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            var reply = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(reply.readLine()).contains("401");
            assertThat(reply.lines().takeWhile(line -> !line.isEmpty()))
                    .anyMatch(header -> header.equalsIgnoreCase("connection: close"));
        }
    }

    @Test
    void keepsTheConnectionOfWhoSendsNoBody() {
        RestAssured.get("/v1/models").then().statusCode(401).header("Connection", nullValue());
    }

    @Test
    void admitsEachRoleToItsOwn() {
        keyed(KeyedGateway.READER).get("/admin/models").then().statusCode(200);
        keyed(KeyedGateway.READER).delete("/admin/models/mock").then().statusCode(403);
        chat(KeyedGateway.READER, "mock").statusCode(403).body("error.code", equalTo("E4505"));
        keyed(KeyedGateway.HASHED).get("/admin/models").then().statusCode(403).body("error_code", equalTo("E4505"));
        chat(KeyedGateway.ADMIN, "mock").statusCode(200);
    }

    @Test
    void listsOnlyWhatTheKeyMayUse() {
        keyed(KeyedGateway.NARROW)
                .get("/v1/models")
                .then()
                .body("data.id", hasItems("auto", "mock", "backup-model"))
                .body("data.id", not(hasItems("primary-model")))
                .body("data.id", not(hasItems("nickname")));
        keyed(KeyedGateway.NARROW).get("/v1/models/primary-model").then().statusCode(404);
        keyed(KeyedGateway.NARROW).get("/api/tags").then().body("models.name", not(hasItems("primary-model")));
    }

    @Test
    void refusesAModelThatTheKeyDoesNotAllow() {
        chat(KeyedGateway.NARROW, "primary-model")
                .statusCode(403)
                .body("error.code", equalTo("E4505"))
                .body("error.message", containsString("primary-model"));
    }

    @Test
    void choosesAmongWhatTheKeyAllows() {
        ScriptedProviders.backup().on(ScriptedProviders.OPENAI_CHAT, Answers.whole("hello"));

        chat(KeyedGateway.NARROW, "auto").statusCode(200).header("X-Gateway-Provider", "backup");
    }

    @Test
    void knowsTheAgentByItsKeyAlone() {
        keyed(KeyedGateway.HASHED)
                .header("X-Agent-Did", "did:web:someone-else.example")
                .contentType(ContentType.JSON)
                .body(CHAT.formatted("mock"))
                .post("/v1/chat/completions")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("E4505"));
        keyed(KeyedGateway.HASHED)
                .header("X-Agent-Did", "did:web:hashed.example")
                .contentType(ContentType.JSON)
                .body(CHAT.formatted("mock"))
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
    }

    @Test
    void leadsAKeyThroughItsLife() {
        String secret = admin().body(
                        Map.of("name", "life", "team", "search", "rpm", 100, "budget", Map.of("usd_per_day", 1.5)))
                .post("/admin/keys")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("agent", equalTo("did:gateway:life"))
                .body("roles", contains("inference"))
                .body("budget.usd_per_day", equalTo(1.5f))
                .extract()
                .path("secret");
        assertThat(secret).startsWith("mgw_").hasSizeGreaterThan(40);
        chat(secret, "mock").statusCode(200);
        admin().get("/admin/keys/life").then().body("secret", nullValue()).body("hashes", nullValue());
        admin().body(Map.of("name", "life")).post("/admin/keys").then().statusCode(409);

        String second = admin().body(Map.of("overlap_seconds", 600))
                .post("/admin/keys/life/rotate")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        chat(secret, "mock").statusCode(200);
        chat(second, "mock").statusCode(200);
        String third = admin().body("{}").post("/admin/keys/life/rotate").path("secret");
        chat(second, "mock").statusCode(401);
        chat(third, "mock").statusCode(200);

        admin().body("{\"models\":[\"other\"],\"rpm\":null}")
                .patch("/admin/keys/life")
                .then()
                .statusCode(200)
                .body("rpm", nullValue())
                .body("team", equalTo("search"));
        chat(third, "mock").statusCode(403);
        admin().body("{\"models\":null}").patch("/admin/keys/life").then().statusCode(200);

        admin().post("/admin/keys/life/disable").then().body("enabled", equalTo(false));
        chat(third, "mock").statusCode(401);
        admin().post("/admin/keys/life/enable").then().body("enabled", equalTo(true));
        chat(third, "mock").statusCode(200);
        admin().delete("/admin/keys/life").then().statusCode(204);
        chat(third, "mock").statusCode(401);
        admin().get("/admin/keys/life").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"a b\"}",
                "{\"name\":\"anonymous\"}",
                "{\"name\":\"x\",\"agent\":\"nobody\"}",
                "{\"name\":\"x\",\"roles\":[\"king\"]}",
                "{\"name\":\"x\",\"rpm\":0}",
                "{\"name\":\"x\",\"rpm\":1.5}",
                "{\"name\":\"x\",\"budget\":{\"usd_per_hour\":1}}",
                "{\"name\":\"x\",\"budget\":{\"usd_per_day\":-1}}",
                "{\"name\":\"x\",\"expires\":\"soon\"}",
                "{\"name\":\"x\",\"colour\":\"red\"}"
            })
    void refusesOrdersThatCannotBe(String order) {
        admin().body(order).post("/admin/keys").then().statusCode(400);
    }

    @Test
    void changesNoKeyOfTheConfiguration() {
        admin().post("/admin/keys/reader/disable").then().statusCode(400);
        admin().delete("/admin/keys/reader").then().statusCode(400);
        keyed(KeyedGateway.READER).get("/admin/keys/reader").then().body("source", equalTo("configuration"));
    }

    private static RequestSpecification admin() {
        return keyed(KeyedGateway.ADMIN).contentType(ContentType.JSON);
    }

    private static RequestSpecification keyed(String secret) {
        return RestAssured.given().header("Authorization", "Bearer " + secret);
    }

    private static ValidatableResponse chat(String secret, String model) {
        return keyed(secret)
                .contentType(ContentType.JSON)
                .body(CHAT.formatted(model))
                .post("/v1/chat/completions")
                .then();
    }
}
