package io.modelgateway.http;

import static io.modelgateway.fixtures.ScriptedProviders.OLLAMA_CHAT;
import static io.modelgateway.fixtures.ScriptedProviders.OPENAI_CHAT;
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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(ScriptedProviders.class)
class CompletionsTest {

    private static final String COMPLETIONS = "/v1/completions";

    private RawClient client;

    @BeforeEach
    void reset() {
        RestAssured.post("/admin/circuits/reset");
        primary().reset();
        ollama().reset();
        client = new RawClient(RestAssured.port);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"\"Once\"", "[\"Once\"]"})
    void continuesAText(String prompt) {
        primary().on(OPENAI_CHAT, Answers.whole(" upon"));

        var response = client.whole(
                COMPLETIONS,
                bytes("{\"model\":\"primary-model\",\"prompt\":" + prompt
                        + ",\"max_tokens\":7,\"temperature\":0.5,\"echo\":false}"));

        assertThat(response.body()).isEqualTo("""
                {"id":"chatcmpl-1","object":"text_completion","created":1700000000,"model":"upstream-name","choices":[\
                {"text":" upon","index":0,"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":10,\
                "completion_tokens":5,"total_tokens":15}}""");
        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).isEmpty();
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains("\"messages\":[{\"role\":\"user\",\"content\":\"Once\"}]", "\"temperature\":0.5");
    }

    @Test
    void namesWhatAChatHasNoPlaceFor() {
        primary().on(OPENAI_CHAT, Answers.whole(" upon"));

        var response = client.whole(
                COMPLETIONS,
                bytes("{\"model\":\"primary-model\",\"prompt\":\"Once\",\"suffix\":\"end\",\"best_of\":2,"
                        + "\"logit_bias\":{\"50256\":-100},\"x\":1}"));

        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).hasValue("best_of, suffix");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText())
                .contains("\"logit_bias\":{\"50256\":-100},\"x\":1")
                .doesNotContain("suffix", "best_of", "prompt");
    }

    @Test
    void beginsWithThePromptIfAskedTo() {
        primary().on(OPENAI_CHAT, Answers.whole(" upon"));

        var response =
                client.whole(COMPLETIONS, bytes("{\"model\":\"primary-model\",\"prompt\":[\"Once\"],\"echo\":true}"));

        assertThat(response.body()).contains("{\"text\":\"Once upon\",\"index\":0");
        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).isEmpty();
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).doesNotContain("echo");
    }

    @Test
    void beginsAStreamWithThePromptIfAskedTo() {
        primary().on(OPENAI_CHAT, Answers.streamed(" upon", " a time"));

        var response = client.lines(
                COMPLETIONS, "{\"model\":\"primary-model\",\"prompt\":\"Once\",\"stream\":true,\"echo\":true}");
        var lines = response.body().filter(line -> !line.isEmpty()).toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).contains("{\"text\":\"Once\",\"index\":0");
        assertThat(lines.get(1)).contains("{\"text\":\" upon\",\"index\":0");
        assertThat(lines.get(2)).contains("{\"text\":\" a time\",\"index\":0");
    }

    @Test
    void translatesLogProbabilities() {
        primary().on(OPENAI_CHAT, Reply.json("""
                {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
                {"role":"assistant","content":" 🚀 up"},"logprobs":{"content":[{"token":" 🚀","logprob":-0.5,\
                "bytes":null,"top_logprobs":[{"token":" 🚀","logprob":-0.5,"bytes":null},{"token":" a","logprob":-2.25,\
                "bytes":null}]},{"token":" up","logprob":-1.5,"bytes":null,"top_logprobs":[]}]},\
                "finish_reason":"stop"}]}"""));

        var response = client.whole(
                COMPLETIONS, bytes("{\"model\":\"primary-model\",\"prompt\":\"Once\",\"echo\":true,\"logprobs\":2}"));

        assertThat(response.body()).contains("""
                "logprobs":{"tokens":[" 🚀"," up"],"token_logprobs":[-0.5,-1.5],"top_logprobs":[{" 🚀":-0.5,\
                " a":-2.25},{}],"text_offset":[4,6]}""");
        assertThat(primary().takeRequestTo(OPENAI_CHAT).bodyText()).contains("\"logprobs\":true", "\"top_logprobs\":2");
    }

    @Test
    void translatesLogProbabilitiesOfAStream() {
        primary().on(OPENAI_CHAT, Reply.sse(chunk(" up", -0.5), chunk("on", -1.5), "data: [DONE]\n\n"));

        var response = client.lines(
                COMPLETIONS, "{\"model\":\"primary-model\",\"prompt\":\"Once\",\"stream\":true,\"logprobs\":0}");
        var lines = response.body().filter(line -> !line.isEmpty()).toList();

        assertThat(lines.get(0)).contains("\"token_logprobs\":[-0.5]", "\"text_offset\":[0]");
        assertThat(lines.get(1)).contains("\"token_logprobs\":[-1.5]", "\"text_offset\":[3]");
    }

    private static String chunk(String text, double logprob) {
        return "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":["
                + "{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"logprobs\":{\"content\":[{\"token\":\""
                + text
                + "\",\"logprob\":" + logprob + ",\"top_logprobs\":[]}]},\"finish_reason\":null}]}\n\n";
    }

    @Test
    void namesLogProbabilitiesWhereThereAreNone() {
        ollama().on(OLLAMA_CHAT, Reply.json("""
                {"model":"m","created_at":"2024-01-01T00:00:00Z","message":{"role":"assistant","content":" upon"},\
                "done":true,"done_reason":"stop"}"""));

        var response = client.whole(
                COMPLETIONS, bytes("{\"model\":\"local-model\",\"prompt\":\"Once\",\"echo\":true,\"logprobs\":2}"));

        assertThat(response.body()).contains("\"text\":\"Once upon\"", "\"logprobs\":null");
        assertThat(response.headers().firstValue("X-Gateway-Dropped-Params")).hasValue("logprobs");
    }

    @ParameterizedTest
    @CsvSource({"true, 5", "false, 4"})
    void streamsAText(boolean usage, int events) {
        primary().on(OPENAI_CHAT, Answers.streamed(" upon", " a time"));

        var response = client.lines(
                COMPLETIONS,
                "{\"model\":\"primary-model\",\"prompt\":\"Once\",\"stream\":true,\"stream_options\":{\"include_usage\":"
                        + usage + "}}");
        var lines = response.body().filter(line -> !line.isEmpty()).toList();

        assertThat(lines).hasSize(events);
        assertThat(lines.getFirst()).isEqualTo("""
                data: {"id":"chatcmpl-2","object":"text_completion","created":1700000000,"model":"upstream-name",\
                "choices":[{"text":" upon","index":0,"logprobs":null,"finish_reason":null}]}""");
        assertThat(lines.get(2)).contains("\"text\":\"\"", "\"finish_reason\":\"stop\"");
        assertThat(String.join("", lines).contains("\"prompt_tokens\":10")).isEqualTo(usage);
        assertThat(lines.getLast()).isEqualTo("data: [DONE]");
    }

    @Test
    void endsABrokenStreamWithAnErrorEvent() {
        primary()
                .on(
                        OPENAI_CHAT,
                        Reply.sse(new String(Answers.streamed("begun").joined(), StandardCharsets.UTF_8)
                                        .split("(?<=\n\n)")[0])
                                .thenCut());

        var response = client.lines(COMPLETIONS, "{\"model\":\"primary-model\",\"prompt\":\"Once\",\"stream\":true}");

        assertThat(String.join("\n", response.body().toList()))
                .contains("begun", "\"code\":\"E4604\"")
                .doesNotContain("[DONE]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"model\":\"mock\"}                            | E4501",
                "{\"model\":\"mock\",\"prompt\":[\"a\",\"b\"]}   | E4502",
                "{\"model\":\"mock\",\"prompt\":[1,2]}           | E4502",
                "{\"model\":\"mock\",\"prompt\":[[1],[2]]}       | E4502",
                "{\"model\":\"mock\",\"prompt\":7}               | E4502",
                "{\"model\":\"mock\",\"prompt\":\"a\",\"logprobs\":true} | E4502"
            })
    void refusesOtherPrompts(String body, String code) {
        var response = client.whole(COMPLETIONS, bytes(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
