package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.ANTHROPIC_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.anthropic;
import static io.modelgateway.fixtures.ScriptedProviders.ollama;
import static io.modelgateway.fixtures.ScriptedProviders.primary;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.Answers;
import io.modelgateway.fixtures.RawClient;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.fixtures.ScriptedProviders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in OpenAI's chats and only some vendors have: it arrives, or is named, or is refused. */
@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class PassedOnPartsTest {

    private static final String DROPPED = "X-Gateway-Dropped-Params";
    private static final String AUDIO =
            "{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"UklGRg==\",\"format\":\"wav\"}}";
    private static final String FILE =
            "{\"type\":\"file\",\"file\":{\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,JVBERg==\"}}";
    private static final String PICTURE =
            "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://pictures.example/a.png\",\"detail\":\"low\"}}";
    private static final String MARK = "{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    private static final String MARKED = ",\"cache_control\":" + MARK;

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        anthropic().reset();
        ollama().reset();
        primary().on(OPENAI_CHAT, Answers.whole("heard"));
        anthropic().on(ANTHROPIC_CHAT, Reply.json("""
                {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text",\
                "text":"heard"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1}}"""));
        ollama().on(OLLAMA_CHAT, Reply.json("""
                {"model":"m","created_at":"2024-01-01T00:00:00Z","message":{"role":"assistant","content":"heard"},\
                "done":true,"done_reason":"stop"}"""));
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {AUDIO, FILE, PICTURE})
    void reachesAProviderOfTheDialectUnchanged(String part) {
        var response = ask("primary-model", messages(part));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(DROPPED)).isEmpty();
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).contains("\"messages\":" + messages(part));
    }

    @ParameterizedTest
    @CsvSource({"claude-model, input_audio", "claude-model, file", "local-model, input_audio", "local-model, file"})
    void isNamedWhereItIsLost(String model, String kind) {
        var response = ask(model, messages(kind.equals("file") ? FILE : AUDIO));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(DROPPED)).hasValue(kind);
    }

    @Test
    void aPictureByAddressReachesWhoFetchesItHimself() {
        var response = ask("claude-model", messages(PICTURE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(anthropic().takeRequestTo(ANTHROPIC_CHAT).bodyText())
                .contains("\"source\":{\"type\":\"url\",\"url\":\"https://pictures.example/a.png\"}");
    }

    @Test
    void aPictureByAddressIsRefusedWhereDataIsTaken() {
        var response = ask("local-model", messages(PICTURE));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"E4502\"");
    }

    @Test
    void cacheMarksReachAnthropicInTheirPlaces() {
        var response = ask("claude-model", marked());

        assertThat(response.headers().firstValue(DROPPED)).isEmpty();
        assertThat(anthropic().takeRequestTo(ANTHROPIC_CHAT).bodyText())
                .contains(
                        "\"system\":[{\"type\":\"text\",\"text\":\"rules\"" + MARKED + "}]",
                        "[{\"type\":\"text\",\"text\":\"plain\"},{\"type\":\"text\",\"text\":\"long\"" + MARKED + "}]",
                        "[{\"type\":\"text\",\"text\":\"said\"" + MARKED + "},{\"type\":\"tool_use\"",
                        "\"content\":\"sunny\"" + MARKED + "}",
                        "{\"name\":\"first\",\"input_schema\":{\"type\":\"object\"}},{\"name\":\"second\","
                                + "\"input_schema\":{\"type\":\"object\"}" + MARKED + "}");
    }

    @Test
    void aMarkOfWhatIsNotSentIsNamed() {
        var response = ask(
                "claude-model",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hear\"},"
                        + "{\"type\":\"text\",\"text\":\"\"" + MARKED + "}]}]");

        assertThat(response.headers().firstValue(DROPPED)).hasValue("messages[].content[].cache_control");
    }

    @Test
    void cacheMarksAreNamedWhereThereAreNone() {
        var response = ask("local-model", marked());

        assertThat(response.headers().firstValue(DROPPED))
                .hasValue("messages[].cache_control, messages[].content[].cache_control, tools[].cache_control");
    }

    private static String marked() {
        return "[{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"rules\"" + MARKED + "}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"plain\"},{\"type\":\"text\",\"text\":"
                + "\"long\"" + MARKED + "}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"\"},{\"type\":\"text\",\"text\":"
                + "\"said\"" + MARKED + "}],\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"second\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"sunny\"" + MARKED + "}],"
                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"first\"}},{\"type\":\"function\","
                + "\"function\":{\"name\":\"second\"}" + MARKED + "}]";
    }

    private static String messages(String part) {
        return "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hear\"}," + part + "]}]";
    }

    private HttpResponse<String> ask(String model, String messages) {
        return client.whole(
                "/v1/chat/completions",
                ("{\"model\":\"" + model + "\",\"messages\":" + messages + "}").getBytes(StandardCharsets.UTF_8));
    }
}
