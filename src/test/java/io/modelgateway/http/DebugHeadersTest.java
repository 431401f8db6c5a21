package io.modelgateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DebugHeadersTest {

    private static final String BODY =
            "{\"model\":\"mock\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private static RequestSpecification chat(boolean stream) {
        return RestAssured.given().contentType(ContentType.JSON).body(BODY.formatted(stream));
    }

    @Test
    void tellsNothingUnlessAsked() {
        chat(false)
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .header("Server-Timing", nullValue())
                .header("X-Gateway-Catalog", nullValue());
    }

    @Test
    void tellsWhereTheTimeWentAndWhichCatalogueDecided() {
        var answer = chat(true)
                .header("X-Gateway-Debug", "timing, catalog, unheard-of")
                .post("/v1/chat/completions")
                .then()
                .statusCode(200)
                .header(
                        "Server-Timing",
                        matchesPattern("read;dur=[0-9.]+, route;dur=[0-9.]+, "
                                + "attempt-1;desc=\"mock/mock\";dur=[0-9.]+, total;dur=[0-9.]+"))
                .extract();

        String hash = RestAssured.get("/admin/config").path("catalog.hash");
        int version = RestAssured.get("/admin/config").path("catalog.version");
        assertThat(answer.header("X-Gateway-Catalog")).isEqualTo(version + "; hash=" + hash);
    }

    @Test
    void failuresTellToo() {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Gateway-Debug", "timing")
                .body("{\"model\":\"no-such\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(404)
                .header("Server-Timing", matchesPattern("read;dur=[0-9.]+, total;dur=[0-9.]+"));
    }
}
