package io.modelgateway.admin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditLogTest {

    @Test
    void tellsWhoDidWhatAndWhatCameOfIt() {
        try (LogLines lines = LogLines.of(AuditLog.LOGGER)) {
            given().header("X-Agent-Did", "did:web:operator")
                    .post("/admin/circuits/reset")
                    .then()
                    .statusCode(200);
            given().contentType(ContentType.JSON)
                    .body("{\"id\": \"secret-body\"}")
                    .post("/admin/models")
                    .then()
                    .statusCode(400);
            given().get("/admin/models").then().statusCode(200);

            assertThat(lines.messages()).containsOnly(AuditLog.MESSAGE);
            assertThat(lines.keys())
                    .containsExactly(
                            Map.of(
                                    "agent", "did:web:operator",
                                    "callerAddress", "127.0.0.1",
                                    "action", "POST",
                                    "target", "/admin/circuits/reset",
                                    "status", "200",
                                    "outcome", "done"),
                            Map.of(
                                    "agent", "unknown",
                                    "callerAddress", "127.0.0.1",
                                    "action", "POST",
                                    "target", "/admin/models",
                                    "status", "400",
                                    "outcome", "refused"));
        }
    }
}
