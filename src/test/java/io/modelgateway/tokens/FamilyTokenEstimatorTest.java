package io.modelgateway.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingType;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Role;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolDefinition;
import io.modelgateway.model.ToolOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTokenEstimatorTest {

    private static final ModelId GPT = new ModelId("gpt-4o");
    private static final ModelId CLAUDE = new ModelId("claude-sonnet-4-6");
    private static final ModelId LLAMA = new ModelId("llama3.1:8b");

    /** Loads on the calling thread. */
    private static final Tokenizers TOKENIZERS = new Tokenizers(true, Runnable::run);

    private final FamilyTokenEstimator estimator = new FamilyTokenEstimator(TOKENIZERS, 8_192);

    FamilyTokenEstimatorTest() {
        TOKENIZERS.counterFor(TokenizerFamily.O200K);
        TOKENIZERS.counterFor(TokenizerFamily.CL100K);
    }

    @ParameterizedTest
    @CsvSource({"gpt-4o, 4", "gpt-4, 4", "claude-sonnet-4-6, 5", "llama3.1:8b, 4"})
    void countsPlainText(String model, int tokens) {
        assertThat(estimator.tokens("The quick brown fox", new ModelId(model))).isEqualTo(tokens);
    }

    @Test
    void countsNothingInAnEmptyText() {
        assertThat(estimator.tokens("", GPT)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void staysWithinThreePercentWhereItExtrapolates(Samples sample) {
        String text = sample.text().repeat(200);
        int exact = Encodings.newLazyEncodingRegistry()
                .getEncoding(EncodingType.O200K_BASE)
                .countTokensOrdinary(text);

        assertThat(estimator.tokens(text, GPT)).isCloseTo(exact, withinPercentage(3));
    }

    @Test
    void countsMessagesAsTheCookbookDoes() {
        // "Hello" and "Hi there" are 1 and 2 tokens; 3 and the role a message, 3 to prime.
        var chat = chat(List.of(Message.text(Role.USER, "Hello"), Message.text(Role.ASSISTANT, "Hi there")));

        assertThat(estimator.inputTokens(chat, GPT)).isEqualTo(1 + 4 + 2 + 4 + 3);
    }

    @Test
    void countsNamesAndToolCallsOfTheConversation() {
        var call = new ContentPart.ToolCall("call_1", "lookup", new Json("{}"));
        var result = new ContentPart.ToolResult("call_1", List.of(new ContentPart.Text("done")), false);
        var chat = chat(List.of(
                new Message(Role.ASSISTANT, List.of(call), "bot"), new Message(Role.TOOL, List.of(result), null)));

        assertThat(estimator.inputTokens(chat, GPT)).isEqualTo(3 + (4 + 1 + 1) + (4 + 1 + 1) + 4 + (4 + 1));
    }

    @Test
    void countsToolsByTheirSchema() {
        var tool = new ToolDefinition("lookup", "Finds things", new Json("{\"type\":\"object\"}"), null);
        var messages = List.of(Message.text(Role.USER, "Hello"));
        var with = chat(messages, new ToolOptions(List.of(tool, tool), null, null));

        int perTool = 7
                + estimator.tokens("lookup", GPT)
                + estimator.tokens("Finds things", GPT)
                + estimator.tokens("{\"type\":\"object\"}", GPT);
        assertThat(estimator.inputTokens(with, GPT) - estimator.inputTokens(chat(messages), GPT))
                .isEqualTo(12 + 2 * perTool);
        assertThat(estimator.inputTokens(with, CLAUDE)).isGreaterThan(346);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-4o, low, 85",
        "gpt-4o, high, 765",
        "gpt-4o, , 765",
        "gpt-4o-mini, low, 2833",
        "gpt-5, high, 630",
        "o1, high, 675",
        "claude-sonnet-4-6, , 1399",
        "llava-llama3, , 576",
    })
    void countsPicturesOfUnknownSizeAsSquares(String model, String detail, int tokens) {
        var picture = new ContentPart.Image(new ImageSource.Url("https://example.org/a.png"), detail);

        assertThat(pictureTokens(picture, new ModelId(model))).isEqualTo(tokens);
    }

    @Test
    void readsThePictureWhereItIsSent() {
        var picture = new ContentPart.Image(ImageSizeTest.png(2048, 4096), "high");

        assertThat(pictureTokens(picture, GPT)).isEqualTo(1105);
    }

    private int pictureTokens(ContentPart.Image picture, ModelId model) {
        var without = new Message(Role.USER, List.of(new ContentPart.Text("What is it?")), null);
        var with = new Message(Role.USER, List.of(new ContentPart.Text("What is it?"), picture), null);
        return estimator.inputTokens(chat(List.of(with)), model) - estimator.inputTokens(chat(List.of(without)), model);
    }

    @Test
    void doesNotTakeLongBase64ForText() {
        var file = new ContentPart.Opaque(
                Dialect.OPENAI, "file", new Json("{\"file_data\":\"" + "QUJD".repeat(100_000) + "\"}"));
        var chat = chat(List.of(new Message(Role.USER, List.of(file), null)));

        assertThat(estimator.inputTokens(chat, GPT)).isBetween(5_000, 20_000);
    }

    @Test
    void countsEmbeddingInputsWithoutFraming() {
        var request = new EmbeddingsRequest(
                "text-embedding-3-small",
                List.of(new EmbeddingInput.Text("Hello"), new EmbeddingInput.TokenIds(List.of(1, 2, 3))),
                null,
                null,
                Set.of(),
                null);

        assertThat(estimator.inputTokens(request, new ModelId("text-embedding-3-small")))
                .isEqualTo(1 + 3);
    }

    @Test
    void neverCountsLessThanOne() {
        var empty = new EmbeddingsRequest("m", List.of(new EmbeddingInput.Text("")), null, null, Set.of(), null);

        assertThat(estimator.inputTokens(empty, LLAMA)).isEqualTo(1);
    }

    @Test
    void servesWithoutVocabularies() {
        var without = new FamilyTokenEstimator(new Tokenizers(false, Runnable::run), 8_192);

        assertThat(without.tokens("The quick brown fox", GPT)).isEqualTo(4);
    }

    @Test
    void extrapolatesOverManyMessages() {
        Message[] messages = new Message[5_000];
        Arrays.fill(messages, Message.text(Role.USER, Samples.ENGLISH.text()));
        int one = estimator.inputTokens(chat(List.of(messages[0])), GPT);

        assertThat(estimator.inputTokens(chat(List.of(messages)), GPT))
                .isCloseTo(5_000 * (one - 3), withinPercentage(3));
    }

    private static ChatRequest chat(List<Message> messages) {
        return chat(messages, ToolOptions.NONE);
    }

    private static ChatRequest chat(List<Message> messages, ToolOptions tools) {
        return new ChatRequest(
                "any",
                messages,
                SamplingOptions.DEFAULTS,
                tools,
                null,
                null,
                false,
                false,
                null,
                Map.of(),
                Set.of(),
                null);
    }
}
