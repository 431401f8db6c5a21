package io.modelgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.RequestOptions;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.InternalServerException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.scripted.ScriptedModel;
import io.modelgateway.fixtures.scripted.ScriptedVendors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anthropic's SDK for Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnthropicJavaIT {

    private ClientBench bench;
    private AnthropicClient client;

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

    private static AnthropicClient client(String url) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(url)
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    private static List<String> models() {
        return ScriptedVendors.MODELS;
    }

    private static MessageCreateParams.Builder asking(String model, String prompt) {
        return MessageCreateParams.builder().model(model).maxTokens(4000).addUserMessage(prompt);
    }

    private Message create(MessageCreateParams.Builder params) {
        return client.messages().create(params.build());
    }

    private Message stream(MessageCreateParams.Builder params) {
        var accumulator = MessageAccumulator.create();
        try (var events = client.messages().createStreaming(params.build())) {
            events.stream().map(RawMessageStreamEvent::validate).forEach(accumulator::accumulate);
        }
        return accumulator.message();
    }

    private static String text(Message answer) {
        return answer.content().getLast().asText().text();
    }

    @ParameterizedTest
    @MethodSource("models")
    void answersWhole(String model) {
        Message answer = create(asking(model, "hello").system("be brief")).validate();

        assertThat(text(answer)).isEqualTo("Hello world");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().inputTokens()).isEqualTo(11);
        assertThat(answer.usage().outputTokens()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void streams(String model) {
        Message answer = stream(asking(model, "hello"));

        assertThat(text(answer)).isEqualTo("Hello world");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("models")
    void showsThinking(String model) {
        Message whole = create(asking(model, "hello").enabledThinking(1024));
        Message streamed = stream(asking(model, "hello").enabledThinking(1024));

        for (Message answer : List.of(whole, streamed)) {
            assertThat(answer.content().getFirst().asThinking().thinking()).isEqualTo("Let me think.");
            assertThat(text(answer)).isEqualTo("Hello world");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void loopsThroughTools(String model) {
        var params = asking(model, "the weather?").addTool(weather());

        Message whole = create(params);
        ToolUseBlock streamed = call(stream(params));
        ToolUseBlock call = call(whole);
        params.addMessage(whole)
                .addUserMessageOfContentBlockParams(
                        List.of(ContentBlockParam.ofToolResult(ToolResultBlockParam.builder()
                                .toolUseId(call.id())
                                .content("sunny")
                                .build())));
        Message answer = create(params);

        for (ToolUseBlock asked : List.of(call, streamed)) {
            assertThat(asked.name()).isEqualTo("get_weather");
            assertThat(asked._input()).isEqualTo(JsonValue.from(Map.of("city", "Paris")));
        }
        assertThat(text(answer)).isEqualTo("The tool says sunny");
    }

    private static ToolUseBlock call(Message message) {
        return message.content().stream()
                .filter(ContentBlock::isToolUse)
                .findFirst()
                .orElseThrow()
                .asToolUse();
    }

    private static Tool weather() {
        var city = JsonValue.from(Map.of("type", "string"));
        return Tool.builder()
                .name("get_weather")
                .inputSchema(Tool.InputSchema.builder()
                        .properties(Tool.InputSchema.Properties.builder()
                                .putAdditionalProperty("city", city)
                                .build())
                        .build())
                .build();
    }

    @ParameterizedTest
    @MethodSource("models")
    void seesPictures(String model) {
        var picture = ContentBlockParam.ofImage(ImageBlockParam.builder()
                .source(Base64ImageSource.builder()
                        .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                        .data(ScriptedModel.PICTURE)
                        .build())
                .build());
        var question = ContentBlockParam.ofText(
                TextBlockParam.builder().text("what is it?").build());

        Message answer = create(MessageCreateParams.builder()
                .model(model)
                .maxTokens(100)
                .addUserMessageOfContentBlockParams(List.of(picture, question)));

        assertThat(text(answer)).isEqualTo("I see the picture");
    }

    @ParameterizedTest
    @MethodSource("models")
    void answersInAClassOfTheCaller(String model) {
        var answer = client.messages()
                .create(asking(model, "report")
                        .outputConfig(Weather.Report.class)
                        .build());

        Weather.Report report = answer.content().getFirst().asText().text();
        assertThat(report.city).isEqualTo("Paris");
        assertThat(report.degrees).isEqualTo(21);
    }

    @ParameterizedTest
    @MethodSource("models")
    void tellsTheUpstreamThatAStreamWasClosed(String model) {
        bench.assertUpstreamIsCancelled(() -> {
            try (var events =
                    client.messages().createStreaming(asking(model, "hang").build())) {
                assertThat(events.stream().anyMatch(RawMessageStreamEvent::isContentBlockDelta))
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void tellsTheUpstreamThatTheClientsTimeIsOver(String model) {
        var impatient = RequestOptions.builder().timeout(Duration.ofMillis(300)).build();

        bench.assertUpstreamIsCancelled(() -> assertThatThrownBy(
                        () -> client.messages().create(asking(model, "hang").build(), impatient))
                .isInstanceOf(AnthropicIoException.class));
    }

    private static Stream<Arguments> failures() {
        return models().stream()
                .flatMap(model -> Stream.of(
                        Arguments.of(model, 429, RateLimitException.class, 429),
                        Arguments.of(model, 404, NotFoundException.class, 404),
                        Arguments.of(model, 400, BadRequestException.class, 400),
                        Arguments.of(model, 401, InternalServerException.class, 502),
                        Arguments.of(model, 500, InternalServerException.class, 502)));
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @MethodSource("failures")
    void raisesItsOwnExceptions(
            String model, int upstream, Class<? extends AnthropicServiceException> type, int status) {
        var failure = catchThrowableOfType(type, () -> create(asking(model, "fail " + upstream)));

        assertThat(failure.statusCode()).isEqualTo(status);
        assertThat(failure.getMessage()).contains("[E4");
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

        assertThatThrownBy(() -> lost.messages().create(asking("auto", "hello").build()))
                .isInstanceOf(AnthropicIoException.class);
        lost.close();
    }

    @ParameterizedTest
    @MethodSource("models")
    void countsTokens(String model) {
        var counted = client.messages()
                .countTokens(MessageCountTokensParams.builder()
                        .model(model)
                        .addUserMessage("hello there")
                        .build());

        assertThat(counted.inputTokens()).isBetween(2L, 20L);
    }
}
