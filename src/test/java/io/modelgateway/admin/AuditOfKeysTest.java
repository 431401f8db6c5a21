package io.modelgateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.auth.KeyedGateway;
import io.modelgateway.fixtures.LogLines;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The audit log where callers have keys. */
@QuarkusTest
@WithTestResource(KeyedGateway.class)
class AuditOfKeysTest {

    private static final String SECRET = "the-secret-of-the-administrator";
    private static final Set<String> CHANGING = Set.of("post", "put", "patch", "delete");

    private record Call(String method, String path) {}

    @Test
    void everyCallThatChangesSomethingIsNotedWithTheKeysNameAndNeverTheKey() {
        List<Call> calls = changes();
        assertThat(calls).hasSizeGreaterThan(15);

        try (LogLines lines = LogLines.of(AuditLog.LOGGER)) {
            calls.forEach(call -> withKey().request(call.method(), call.path()));

            assertThat(lines.keys())
                    .hasSameSizeAs(calls)
                    .allSatisfy(line -> assertThat(line).containsEntry("key", "admin"))
                    .extracting(line -> new Call(line.get("action"), line.get("target")))
                    .containsExactlyElementsOf(calls);
            assertThat(lines.keys().toString()).doesNotContain(SECRET);
        }
    }

    @Test
    void aKeyThatMayNotIsNotedByItsName() {
        try (LogLines lines = LogLines.of(AuditLog.LOGGER)) {
            RestAssured.given()
                    .contentType("application/json")
                    .header("Authorization", "Bearer the-secret-of-the-reader")
                    .post("/admin/circuits/reset")
                    .then()
                    .statusCode(403);

            assertThat(lines.keys())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .containsEntry("key", "reader")
                            .containsEntry("status", "403")
                            .containsEntry("outcome", "refused"));
        }
    }

    /** What the API's own description says that there is, of something that there is not. */
    private static List<Call> changes() {
        var calls = new ArrayList<Call>();
        Map<String, Map<String, Object>> paths = JsonPath.from(RestAssured.given()
                        .accept("application/json")
                        .queryParam("format", "JSON")
                        .get("/q/openapi")
                        .asString())
                .getMap("paths");
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(method -> path.startsWith("/admin/") && CHANGING.contains(method))
                .forEach(method -> calls.add(
                        new Call(method.toUpperCase(Locale.ROOT), path.replaceAll("\\{[^}]*}", "no-such-thing")))));
        return calls;
    }

    private static RequestSpecification withKey() {
        return RestAssured.given().contentType("application/json").header("Authorization", "Bearer " + SECRET);
    }
}
