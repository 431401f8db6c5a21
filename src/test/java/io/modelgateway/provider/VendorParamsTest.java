package io.modelgateway.provider;

import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vendors of OpenAI's dialect that take fewer fields, or call them otherwise. */
@QuarkusTest
@WithTestResource(
        value = ScriptedProviders.class,
        initArgs = {
            @ResourceArg(name = "gateway.providers.primary.drop-params", value = "logit_bias,logprobs,stream_options"),
            @ResourceArg(name = "gateway.providers.primary.rename-params", value = "seed:random_seed")
        })
class VendorParamsTest {

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void leavesOutWhatTheVendorRefusesAndNamesIt() {
        var response = ask("\"logit_bias\":{\"7\":1},\"logprobs\":true,\"top_p\":0.5");

        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).hasValue("logit_bias, logprobs");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains("\"top_p\":0.5")
                .doesNotContain("logit_bias", "logprobs");
    }

    @Test
    void callsAFieldAsTheVendorDoes() {
        var response = ask("\"seed\":7");

        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).isEmpty();
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains("\"random_seed\":7")
                .doesNotContain("\"seed\"");
    }

    @Test
    void theVendorsOwnNameGoesBefore() {
        ask("\"seed\":7,\"random_seed\":8");

        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains("\"random_seed\":8")
                .doesNotContain("\"seed\"");
    }

    @Test
    void asksForNoUsageWhereThatIsRefused() {
        primary().on(OPENAI_CHAT, Answers.streamed("a"));

        var response = client.lines("/v1/chat/completions", body("\"stream\":true"));

        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).isEmpty();
        assertThat(response.body().toList()).contains("data: [DONE]");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).doesNotContain("stream_options");
    }

    private HttpResponse<String> ask(String fields) {
        primary().on(OPENAI_CHAT, Answers.whole("a"));
        return client.whole("/v1/chat/completions", body(fields).getBytes(StandardCharsets.UTF_8));
    }

    private static String body(String fields) {
        return "{\"model\":\"primary-model\",\"messages\":[{\"role\":\"user\",\"content\":\"q\"}]," + fields + "}";
    }
}
