package io.modelgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.RequestOptions;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnprocessableEntityException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionFunctionTool;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.scripted.ScriptedModel;
import io.modelgateway.fixtures.scripted.ScriptedVendors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's SDK for Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiJavaIT {

    private ClientBench bench;
    private OpenAIClient client;

    @BeforeAll
    void start() {
        bench = new ClientBench();
        client = client(bench.url());
    }

    @AfterAll
    void stop() {
        client.close();
        bench.close();
    }

    private static OpenAIClient client(String url) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url + "/v1")
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    private static List<String> models() {
        return ScriptedVendors.MODELS;
    }

    private static ChatCompletionCreateParams.Builder asking(String model, String prompt) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage(prompt);
    }

    private ChatCompletion create(ChatCompletionCreateParams.Builder params) {
        return client.chat().completions().create(params.build());
    }

    private static String text(ChatCompletion answer) {
        return answer.choices().getFirst().message().content().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("models")
    void answersWhole(String model) {
        ChatCompletion answer = create(asking(model, "hello")).validate();

        assertThat(text(answer)).isEqualTo("Hello world");
        assertThat(answer.choices().getFirst().finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().promptTokens()).isEqualTo(11);
        assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void streams(String model) {
        var params = asking(model, "hello")
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        List<ChatCompletionChunk> chunks;
        try (var stream = client.chat().completions().createStreaming(params.build())) {
            chunks = stream.stream().map(ChatCompletionChunk::validate).toList();
        }

        assertThat(chunks.stream().flatMap(OpenAiJavaIT::said).collect(Collectors.joining()))
                .isEqualTo("Hello world");
        assertThat(chunks.stream().flatMap(OpenAiJavaIT::said).filter(text -> !text.isEmpty()))
                .hasSizeGreaterThan(1);
        assertThat(chunks.getLast().usage().orElseThrow().completionTokens()).isEqualTo(7);
    }

    private static Stream<String> said(ChatCompletionChunk chunk) {
        return chunk.choices().stream().flatMap(choice -> choice.delta().content().stream());
    }

    @ParameterizedTest
    @MethodSource("models")
    void loopsThroughTools(String model) {
        var params = asking(model, "the weather?")
                .addTool(ChatCompletionFunctionTool.builder()
                        .function(FunctionDefinition.builder()
                                .name("get_weather")
                                .parameters(FunctionParameters.builder()
                                        .putAdditionalProperty("type", JsonValue.from("object"))
                                        .putAdditionalProperty(
                                                "properties", JsonValue.from(Map.of("city", Map.of("type", "string"))))
                                        .build())
                                .build())
                        .build());

        var asked = create(params).choices().getFirst().message();
        var call = asked.toolCalls().orElseThrow().getFirst().asFunction();
        params.addMessage(asked)
                .addMessage(ChatCompletionToolMessageParam.builder()
                        .toolCallId(call.id())
                        .content("sunny")
                        .build());
        ChatCompletion answer = create(params);

        assertThat(call.function().name()).isEqualTo("get_weather");
        assertThat(call.function().arguments().replace(" ", "")).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(text(answer)).isEqualTo("The tool says sunny");
    }

    @ParameterizedTest
    @MethodSource("models")
    void seesPictures(String model) {
        var question = ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text("what is it?").build());
        var picture = ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64," + ScriptedModel.PICTURE)
                        .build())
                .build());

        ChatCompletion answer = create(ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessageOfArrayOfContentParts(List.of(question, picture)));

        assertThat(text(answer)).isEqualTo("I see the picture");
    }

    @ParameterizedTest
    @MethodSource("models")
    void answersInAClassOfTheCaller(String model) {
        var answer = client.chat()
                .completions()
                .create(asking(model, "report")
                        .responseFormat(Weather.Report.class)
                        .build());

        Weather.Report report = answer.choices().getFirst().message().content().orElseThrow();
        assertThat(report.city).isEqualTo("Paris");
        assertThat(report.degrees).isEqualTo(21);
    }

    @ParameterizedTest
    @MethodSource("models")
    void tellsTheUpstreamThatAStreamWasClosed(String model) {
        bench.assertUpstreamIsCancelled(() -> {
            try (var stream = client.chat()
                    .completions()
                    .createStreaming(asking(model, "hang").build())) {
                assertThat(stream.stream()
                                .flatMap(OpenAiJavaIT::said)
                                .filter(text -> !text.isEmpty())
                                .findFirst())
                        .hasValue("Hello ");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void tellsTheUpstreamThatTheClientsTimeIsOver(String model) {
        var impatient = RequestOptions.builder().timeout(Duration.ofMillis(300)).build();

        bench.assertUpstreamIsCancelled(() -> assertThatThrownBy(() ->
                        client.chat().completions().create(asking(model, "hang").build(), impatient))
                .isInstanceOf(OpenAIIoException.class));
    }

    private static Stream<Arguments> failures() {
        return models().stream()
                .flatMap(model -> Stream.of(
                        Arguments.of(model, 429, RateLimitException.class, 429),
                        Arguments.of(model, 404, NotFoundException.class, 404),
                        Arguments.of(model, 400, BadRequestException.class, 400),
                        Arguments.of(model, 422, UnprocessableEntityException.class, 422),
                        Arguments.of(model, 401, InternalServerException.class, 502),
                        Arguments.of(model, 500, InternalServerException.class, 502)));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("failures")
    void raisesItsOwnExceptions(String model, int upstream, Class<? extends OpenAIServiceException> type, int status) {
        var failure = catchThrowableOfType(type, () -> create(asking(model, "fail " + upstream)));

        assertThat(failure.statusCode()).isEqualTo(status);
        assertThat(failure.code().orElseThrow()).startsWith("E4");
        if (upstream == 429) {
            assertThat(failure.headers().values("Retry-After")).containsExactly("7");
        }
    }

    @Test
    void raisesItsOwnExceptionForAnUnknownModel() {
        assertThatThrownBy(() -> create(asking("nobody", "hello"))).isInstanceOf(NotFoundException.class);
    }

    @Test
    void raisesItsOwnExceptionWhereNobodyListens() {
        var lost = client("http://127.0.0.1:" + FakeUpstream.closedPort());

        assertThatThrownBy(() ->
                        lost.chat().completions().create(asking("auto", "hello").build()))
                .isInstanceOf(OpenAIIoException.class);
        lost.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vectors", "local-vectors"})
    void embeds(String model) {
        var answer = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model(model)
                        .input("hello")
                        .build());

        assertThat(answer.data().getFirst().embedding()).containsExactly(0.5f, 0.25f);
        assertThat(answer.usage().promptTokens()).isEqualTo(3);
    }

    @Test
    void listsModels() {
        assertThat(client.models().list().autoPager().stream().map(com.openai.models.models.Model::id))
                .containsAll(models());
    }
}
