package io.modelgateway.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.modelgateway.fixtures.Browser;
import io.modelgateway.fixtures.Received;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Headers;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class UserInterfaceTest {

    private static final Path PICTURES = Path.of("target/ui");
    private static final int[] WIDTHS = {1280, 390};

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private URI ui(String path) {
        return metrics.resolve("/ui/" + path);
    }

    private static RequestSpecification fromThePage() {
        return RestAssured.given().header(ApiRelay.MARK, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app.js", "elements.js", "rooms.js", "playground.js", "style.css"})
    void everyFileForbidsWhatThePageDoesNotNeed(String file) {
        RestAssured.get(ui(file))
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .body(containsString(file.isEmpty() ? "<!doctype html>" : ""));
    }

    @Test
    void thePageAsksNobodyElse() throws IOException {
        for (String file :
                new String[] {"index.html", "app.js", "elements.js", "rooms.js", "playground.js", "style.css"}) {
            assertThat(Files.readString(Path.of("src/main/resources/ui", file)))
                    .doesNotContainPattern("https?://|@import|innerHTML|eval\\(|style=");
        }
    }

    @Test
    void theRelayReachesWhatThePageNeeds() {
        fromThePage().get(ui("api/admin/circuits")).then().statusCode(200).body("circuits.provider", hasItem("mock"));
        fromThePage()
                .contentType(ContentType.JSON)
                .body("{\"model\":\"mock\",\"user\":\"hi\"}")
                .post(ui("api/v1/route"))
                .then()
                .statusCode(200)
                .body("primary.model", equalTo("mock"));
        fromThePage().get(ui("api/admin/models?status=nonsense")).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/v1/chat/completions",
                "api/q/metrics",
                "api/admin/../q/health",
                "api/admin/..%2fv1/models",
                "api/"
            })
    void theRelayReachesNothingElse(String path) {
        fromThePage().urlEncodingEnabled(false).get(ui(path)).then().statusCode(404);
        fromThePage()
                .contentType(ContentType.JSON)
                .body("{}")
                .post(ui("api/admin/models"))
                .then()
                .statusCode(404);
    }

    @Test
    void noOtherPageOfTheWebCanUseTheRelay() {
        RestAssured.get(ui("api/admin/models")).then().statusCode(403);
        fromThePage()
                .header("Origin", "https://elsewhere.example")
                .get(ui("api/admin/models"))
                .then()
                .statusCode(403);
        fromThePage()
                .header("Origin", "http://" + metrics.getAuthority())
                .get(ui("api/admin/models"))
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health/live", "/ui/", "/ui/api/admin/models"})
    void noOtherPageOfTheWebMayReadTheManagementPort(String path) {
        RestAssured.given()
                .header("Origin", "https://elsewhere.example")
                .header(ApiRelay.MARK, "1")
                .get(metrics.resolve(path))
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Credentials", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health/live", "/ui/", "/ui/api/admin/models", "/ui/api/v1/inference"})
    void noOtherPageOfTheWebIsPermittedToAskTheManagementPort(String path) {
        Headers headers = RestAssured.given()
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", ApiRelay.MARK)
                .options(metrics.resolve(path))
                .headers();
        assertThat(headers)
                .extracting(header -> header.getName().toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void whoLeavesStopsTheModel() throws Exception {
        ScriptedProviders.primary().reset();
        RestAssured.post("/admin/circuits/reset").then().statusCode(200);
        ScriptedProviders.primary()
                .on(
                        ScriptedProviders.OPENAI_CHAT,
                        Reply.transcript("/upstream/openai/text.sse")
                                .cutAfter(600)
                                .thenHang());
        var request = HttpRequest.newBuilder(ui("api/v1/inference"))
                .header(ApiRelay.MARK, "1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"primary-model\",\"user\":\"hi\",\"stream\":true}"))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            try (InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                assertThat(body.read()).isPositive();
            }
            Received received = ScriptedProviders.primary().takeRequestTo(ScriptedProviders.OPENAI_CHAT);

            received.aborted().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aBrowserShowsAndPlays() throws IOException {
        try (Browser browser = Browser.start()) {
            browser.open(ui(""));
            browser.await("document.getElementById('state')?.textContent.startsWith('As of')");
            browser.await("document.querySelectorAll('#model option').length > 4");

            assertThat(browser.value("document.getElementById('models').textContent"))
                    .contains("claude-model");
            assertThat(browser.value("document.getElementById('providers').textContent"))
                    .contains("closed");

            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body("{\"rpm\":7}")
                    .put("/admin/limits/did:web:shown.example")
                    .then()
                    .statusCode(200);
            browser.value("document.getElementById('model').value = 'mock'");
            browser.value("document.getElementById('prompt').value = ''");
            browser.value("document.getElementById('prompt').focus()");
            browser.type("Hello <b>there</b>");
            browser.press("Enter", true);
            browser.await("document.getElementById('answer-facts')?.textContent.includes('Cost')");

            assertThat(browser.value("document.getElementById('answer').textContent"))
                    .contains("Mock answer to: Hello <b>there</b>");
            assertThat(browser.value("document.getElementById('routing-reason').textContent"))
                    .contains("mock/mock");
            browser.await("document.getElementById('room-limits')?.textContent.includes('did:web:shown.example')");
            browser.await("document.getElementById('room-usage')?.textContent.includes('mock')");
            assertThat(browser.value("document.getElementById('room-limits').textContent"))
                    .contains("Kept in", "Requests a minute", "Tokens a minute");
            for (String scheme : new String[] {"light", "dark"}) {
                browser.prefers(scheme);
                for (int width : WIDTHS) {
                    save(browser, scheme + "-" + width, width);
                    assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
                            .as("fits %d pixels", width)
                            .isEqualTo("true");
                }
            }
            // Rooms that are not there are asked for once.
            assertThat(browser.complaints())
                    .filteredOn(complaint -> !complaint.contains("/ui/api/admin/"))
                    .isEmpty();
        }
    }

    @Test
    void theKeyboardReachesEverything() {
        try (Browser browser = Browser.start()) {
            browser.open(ui(""));
            browser.await("document.querySelectorAll('#model option').length > 4");
            var reached = new StringBuilder();
            for (int i = 0; i < 12; i++) {
                browser.press("Tab", false);
                reached.append(browser.value("document.activeElement.id || document.activeElement.textContent"))
                        .append(' ');
            }

            assertThat(reached.toString())
                    .contains("Skip", "key", "model", "strategy", "max-tokens", "prompt", "Send", "explain", "filter");
        }
    }

    @Test
    void aKeyStaysInItsTab() {
        try (Browser browser = Browser.start()) {
            browser.open(ui(""));
            browser.await("document.getElementById('state')?.textContent.startsWith('As of')");
            browser.value("document.getElementById('key').focus()");
            browser.type("sk-of-this-tab");
            browser.press("Enter", false);
            browser.await("sessionStorage.length === 1");

            assertThat(browser.value("localStorage.length + document.cookie + location.search"))
                    .isEqualTo("0");
        }
    }

    private static void save(Browser browser, String name, int width) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), browser.picture(width));
    }
}
