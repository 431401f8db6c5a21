package io.modelgateway.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.modelgateway.auth.KeyedGateway;
import io.modelgateway.fixtures.Browser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page where callers have keys: it shows nothing to who has none, or the wrong one. */
@QuarkusTest
@WithTestResource(KeyedGateway.class)
class KeyedPageTest {

    private static final String ADMIN = "the-secret-of-the-administrator";
    private static final String ONLY_INFERENCE = "a-secret-only-known-by-its-hash";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private URI ui(String path) {
        return metrics.resolve("/ui/" + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin/models",
                "admin/providers",
                "admin/circuits",
                "admin/config",
                "admin/queue",
                "admin/cache",
                "admin/limits",
                "admin/usage",
                "admin/keys"
            })
    void theRelayAsksForTheKeyOfAnAdministrator(String path) {
        URI api = ui("api/" + path);
        RestAssured.given()
                .header(ApiRelay.MARK, "1")
                .get(api)
                .then()
                .statusCode(401)
                .body(containsString("E4505"));
        RestAssured.given()
                .header(ApiRelay.MARK, "1")
                .header("Authorization", "Bearer " + ONLY_INFERENCE)
                .get(api)
                .then()
                .statusCode(403)
                .body(not(containsString("mock")));
        RestAssured.given()
                .header(ApiRelay.MARK, "1")
                .header("Authorization", "Bearer " + ADMIN)
                .get(api)
                .then()
                .statusCode(200);
    }

    @Test
    void showsNothingUntilTheKeyIsTypedIn() {
        try (Browser browser = Browser.start()) {
            browser.open(ui(""));
            browser.await("document.getElementById('state')?.textContent.includes('E4505')");
            assertThat(browser.value("['models', 'providers', 'rooms', 'config']"
                            + ".map(id => document.getElementById(id).textContent).join('')"))
                    .isEmpty();

            browser.value("document.getElementById('key').focus()");
            browser.type(ADMIN);
            browser.press("Enter", false);

            browser.await("document.getElementById('room-limits')?.textContent.includes('Kept in')");
            assertThat(browser.value("document.getElementById('models').textContent"))
                    .contains("mock");
        }
    }
}
