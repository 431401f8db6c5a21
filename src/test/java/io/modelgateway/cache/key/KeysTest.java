package io.modelgateway.cache.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.anthropic.AnthropicClientCodec;
import io.modelgateway.dialect.openai.OpenAiClientCodec;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.VocabularyArbitraries;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String BODY = """
            {"model":"m","messages":[{"role":"system","content":"Be brief."},
              {"role":"user","content":[{"type":"text","text":"What is this?"},
                {"type":"image_url","image_url":{"url":"https://example.org/cat.png","detail":"low"}}]}],
             "temperature":0.5,"seed":7,"stop":["a","b"],"max_tokens":10,
             "tools":[{"type":"function","function":{"name":"f","description":"d",
               "parameters":{"type":"object","properties":{"city":{"type":"string"},"n":{"minimum":1.5}}}}}],
             "tool_choice":"auto","response_format":{"type":"json_schema",
               "json_schema":{"name":"s","schema":{"type":"object","required":["x"]}}},
             "x_vendor":{"b":[1,2],"a":null}}""";

    @Property(tries = 100)
    void orderOfFieldsAndWhiteSpaceDoNotMatter(@ForAll long seed) throws JsonProcessingException {
        JsonNode shuffled = shuffled(MAPPER.readTree(BODY), new Random(seed));
        String pretty = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled);

        assertThat(openAi(pretty)).isEqualTo(openAi(BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stream\":true",
                "\"stream\":true,\"stream_options\":{\"include_usage\":true}",
                "\"user\":\"someone\"",
                "\"metadata\":{\"a\":\"b\"}",
                "\"cache\":{\"ttl\":5}"
            })
    void howAnAnswerIsDeliveredDoesNotMatter(String more) {
        assertThat(openAi(BODY.substring(0, BODY.length() - 1) + "," + more + "}"))
                .isEqualTo(openAi(BODY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Be brief. > Be brief",
                "What is this? > What is that?",
                "\"low\" > \"high\"",
                "cat.png > dog.png",
                "0.5 > 0.6",
                "\"seed\":7 > \"seed\":8",
                "[\"a\",\"b\"] > [\"b\",\"a\"]",
                "\"max_tokens\":10 > \"max_tokens\":11",
                "\"name\":\"f\" > \"name\":\"g\"",
                "\"description\":\"d\" > \"description\":\"e\"",
                "1.5 > 1.6",
                "\"auto\" > \"none\"",
                "\"x\" > \"y\"",
                "[1,2] > [2,1]",
                "\"role\":\"system\" > \"role\":\"assistant\""
            })
    void anyMeaningfulChangeMatters(String change) {
        String[] parts = change.split(" > ");
        assertThat(BODY).contains(parts[0]);

        assertThat(openAi(BODY.replace(parts[0], parts[1]))).isNotEqualTo(openAi(BODY));
    }

    @Property(tries = 200)
    void differentRequestsHaveDifferentKeys(
            @ForAll("requests") ChatRequest one, @ForAll("requests") ChatRequest other) {
        boolean alike = one.messages().equals(other.messages())
                && one.sampling().equals(other.sampling())
                && one.tools().equals(other.tools())
                && java.util.Objects.equals(one.responseFormat(), other.responseFormat())
                && java.util.Objects.equals(one.reasoning(), other.reasoning());

        assertThat(key(one).equals(key(other))).isEqualTo(alike);
        assertThat(key(one)).isEqualTo(key(one));
    }

    @Test
    void halfAnEmojiIsNoQuestionMark() {
        assertThat(key(Definitions.chat("\ud83d", false))).isNotEqualTo(key(Definitions.chat("?", false)));
    }

    @Test
    void theSameQuestionInAnotherDialectIsTheSame() {
        String openAi = "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
        String anthropic =
                "{\"messages\":[{\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}],\"role\":\"user\"}],\"model\":\"m\",\"max_tokens\":9}";

        assertThat(key(new AnthropicClientCodec().decode(bytes(anthropic)).request()))
                .isEqualTo(openAi(openAi));
    }

    @Test
    void whatIsOutsideOfTheBodyMatters() {
        ChatRequest chat = Definitions.chat("Hi", false);
        CacheKey plain = Keys.exact(material("agent:a", List.of("p/m"), Map.of(), chat));

        assertThat(plain)
                .isNotEqualTo(Keys.exact(material("agent:b", List.of("p/m"), Map.of(), chat)))
                .isNotEqualTo(Keys.exact(material("agent:a", List.of("p/n"), Map.of(), chat)))
                .isNotEqualTo(Keys.exact(material("agent:a", List.of("p/m"), Map.of("anthropic-beta", "x"), chat)))
                .isEqualTo(Keys.exact(material("agent:a", List.of("p/m"), Map.of("traceparent", "x"), chat)));
    }

    @Test
    void similarityLooksAtTheLastTextOfTheUserAlone() {
        ChatRequest chat = Definitions.chat("How are you?", false);
        Question question = Keys.question(material(chat), "bge").orElseThrow();

        assertThat(question.text()).isEqualTo("How are you?");
        assertThat(fingerprint(Definitions.chat("Who are you?", true), "bge")).isEqualTo(question.fingerprint());
        assertThat(fingerprint(chat, "minilm")).isNotEqualTo(question.fingerprint());
        assertThat(fingerprint(
                        chat.withMessages(List.of(
                                Message.text(Role.SYSTEM, "x"), chat.messages().getLast())),
                        "bge"))
                .isNotEqualTo(question.fingerprint());
    }

    @Test
    void thereIsNoSimilarityOfAnythingElse() {
        ChatRequest chat = Definitions.chat("Hi", false);
        var twoTexts = new Message(Role.USER, List.of(new ContentPart.Text("a"), new ContentPart.Text("b")), null);

        assertThat(Keys.question(material(chat.withMessages(List.of(Message.text(Role.ASSISTANT, "Hi")))), "e"))
                .isEmpty();
        assertThat(Keys.question(material(chat.withMessages(List.of(twoTexts))), "e"))
                .isEmpty();
        assertThat(Keys.question(
                        material(new OpenAiClientCodec().decode(bytes(BODY)).request()), "e"))
                .isEmpty();
    }

    private static CacheKey fingerprint(ChatRequest chat, String embedder) {
        return Keys.question(material(chat), embedder).orElseThrow().fingerprint();
    }

    private static CacheKey openAi(String body) {
        return key(new OpenAiClientCodec().decode(bytes(body)).request());
    }

    private static CacheKey key(GatewayRequest request) {
        return Keys.exact(material(request));
    }

    private static Material material(GatewayRequest request) {
        return material("agent:a", List.of("p/m"), Map.of(), request);
    }

    private static Material material(
            String scope, List<String> targets, Map<String, String> headers, GatewayRequest request) {
        return new Material(scope, targets, Definitions.context(headers), request);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        switch (node) {
            case ObjectNode object -> {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                Collections.shuffle(names, random);
                ObjectNode copy = MAPPER.createObjectNode();
                names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
                return copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = MAPPER.createArrayNode();
                array.forEach(element -> copy.add(shuffled(element, random)));
                return copy;
            }
            default -> {
                return node;
            }
        }
    }

    @Provide
    static Arbitrary<ChatRequest> requests() {
        return VocabularyArbitraries.requests();
    }
}
