package io.modelgateway.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;

import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the headers of a request ask of routing is what it gets; what they must not say is BadInputTest's. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.models.european.id", value = "european"),
            @ResourceArg(name = "gateway.models.european.provider", value = "backup"),
            @ResourceArg(
                    name = "gateway.models.european.capabilities",
                    value = "text,streaming,tool_use,json_mode,vision,reasoning,code_execution"),
            @ResourceArg(name = "gateway.models.european.context-window", value = "8000"),
            @ResourceArg(name = "gateway.models.european.regions", value = "eu-west"),
            @ResourceArg(name = "gateway.models.european.price.input", value = "500"),
            @ResourceArg(name = "gateway.models.european.price.output", value = "500"),
            @ResourceArg(name = "gateway.models.european.quality.creative", value = "0.99"),
            @ResourceArg(name = "gateway.models.european.latency-p50-ms", value = "1")
        })
class RequirementHeadersTest {

    /** The model stands out in one respect each; without a header it is too dear to be chosen. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X-Gateway-Regions      | EU-West, us       | X-Gateway-Quality   | coding
            X-Gateway-Capabilities | code_execution    | X-Gateway-Quality   | coding
            X-Gateway-Strategy     | latency_optimized | X-Gateway-Quality   | coding
            X-Gateway-Strategy     | quality_optimized | X-Gateway-Quality   | creative
            """)
    void leadToTheModelThatFits(String header, String value, String other, String otherValue) {
        route("auto").statusCode(200).body("primary.model", not(equalTo("european")));

        route("auto", header, value, other, otherValue).statusCode(200).body("primary.model", equalTo("european"));
    }

    @Test
    void providersArePreferredOrPinned() {
        route("auto", "X-Gateway-Providers", "backup").body("primary.provider", equalTo("backup"));
        route("auto", "X-Gateway-Providers", "backup, primary", "X-Gateway-Strategy", "provider_pinned")
                .statusCode(200)
                .body("primary.provider", equalTo("backup"))
                .body("chain.provider", everyItem(in(new String[] {"backup", "primary"})));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            primary-model | X-Gateway-Regions        | eu             | 403 | E4107
            primary-model | X-Gateway-Capabilities   | code_execution | 400 | E4103
            auto          | X-Gateway-Regions        | mars           | 403 | E4107
            european      | X-Gateway-Max-Cost-Cents | 0.0001         | 402 | E4106
            """)
    void refuseWhatDoesNotFit(String model, String header, String value, int status, String code) {
        route(model, header, value).statusCode(status).body("error_code", equalTo(code));
    }

    @Test
    void aLatencyIsAPreference() {
        route("auto", "X-Gateway-Max-Latency-Ms", "2")
                .statusCode(200)
                .body("primary.model", equalTo("european"))
                .body("candidates.note", hasItem("is slower than preferred"));
    }

    private static ValidatableResponse route(String model, String... headers) {
        var request = RestAssured.given()
                .contentType("application/json")
                .body("{\"model\":\"" + model + "\",\"user\":\"hello\"}");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.post("/v1/route").then();
    }
}
