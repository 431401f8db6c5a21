package io.modelgateway.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** LangChain4j's clients for OpenAI, Anthropic and Ollama. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LangChain4jIT {

    private static final JsonObjectSchema CITY = JsonObjectSchema.builder()
            .addStringProperty("city")
            .required("city")
            .build();

    private ClientBench bench;

    @BeforeAll
    void start() {
        bench = new ClientBench();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    private static Stream<Arguments> clientsAndModels() {
        return LangChain4jClient.everyOneOverEveryModel();
    }

    private ChatModel model(LangChain4jClient client, String model) {
        return client.model(bench.url(), model);
    }

    @ParameterizedTest
    @MethodSource("clientsAndModels")
    void answersWhole(LangChain4jClient client, String model) {
        ChatResponse answer = model(client, model).chat(UserMessage.from("hello"));

        assertThat(answer.aiMessage().text()).isEqualTo("Hello world");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.tokenUsage().inputTokenCount()).isEqualTo(11);
        assertThat(answer.tokenUsage().outputTokenCount()).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("clientsAndModels")
    void streams(LangChain4jClient client, String model) {
        StreamingChatModel streaming = client.streamingModel(bench.url(), model);
        var listener = new StreamListener();

        streaming.chat("hello", listener);

        assertThat(listener.answer().aiMessage().text()).isEqualTo("Hello world");
        assertThat(listener.pieces()).hasSizeGreaterThan(1);
        assertThat(String.join("", listener.pieces())).isEqualTo("Hello world");
    }

    @ParameterizedTest
    @MethodSource("clientsAndModels")
    void loopsThroughTools(LangChain4jClient client, String model) {
        var weather = ToolSpecification.builder()
                .name("get_weather")
                .description("The weather")
                .parameters(CITY)
                .build();
        var messages = new ArrayList<ChatMessage>(List.of(UserMessage.from("the weather?")));
        ChatModel chat = model(client, model);

        var asked = chat.chat(ChatRequest.builder()
                        .messages(messages)
                        .toolSpecifications(weather)
                        .build())
                .aiMessage();
        var call = asked.toolExecutionRequests().getFirst();
        messages.add(asked);
        messages.add(ToolExecutionResultMessage.from(call, "sunny"));
        ChatResponse answer = chat.chat(ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(weather)
                .build());

        assertThat(call.name()).isEqualTo("get_weather");
        assertThat(call.arguments().replaceAll("\\s", "")).isEqualTo("{\"city\":\"Paris\"}");
        assertThat(answer.aiMessage().text()).isEqualTo("The tool says sunny");
    }

    @ParameterizedTest
    @MethodSource("clientsAndModels")
    void seesPictures(LangChain4jClient client, String model) {
        ChatResponse answer = model(client, model)
                .chat(UserMessage.from(
                        TextContent.from("what is it?"),
                        ImageContent.from(io.modelgateway.fixtures.scripted.ScriptedModel.PICTURE, "image/png")));

        assertThat(answer.aiMessage().text()).isEqualTo("I see the picture");
    }

    @ParameterizedTest
    @MethodSource("clientsAndModels")
    void answersByASchema(LangChain4jClient client, String model) {
        var schema = JsonSchema.builder()
                .name("report")
                .rootElement(JsonObjectSchema.builder()
                        .addStringProperty("city")
                        .addIntegerProperty("degrees")
                        .required("city", "degrees")
                        .build())
                .build();

        ChatResponse answer = model(client, model)
                .chat(ChatRequest.builder()
                        .messages(UserMessage.from("report"))
                        .responseFormat(ResponseFormat.builder()
                                .type(ResponseFormatType.JSON)
                                .jsonSchema(schema)
                                .build())
                        .build());

        assertThat(answer.aiMessage().text()).isEqualTo("{\"city\":\"Paris\",\"degrees\":21}");
    }

    @ParameterizedTest
    @MethodSource("clientsAndModels")
    void tellsTheUpstreamThatAStreamWasCancelled(LangChain4jClient client, String model) {
        StreamingChatModel streaming = client.streamingModel(bench.url(), model);

        bench.assertUpstreamIsCancelled(() -> {
            var listener = new StreamListener();
            streaming.chat("hang", listener);
            listener.cancelAfterFirstPiece();
        });
    }

    private static Stream<Arguments> failures() {
        return clientsAndModels()
                .map(Arguments::get)
                .flatMap(pair -> Stream.of(
                        Arguments.of(pair[0], pair[1], 429, RateLimitException.class),
                        Arguments.of(pair[0], pair[1], 404, ModelNotFoundException.class),
                        Arguments.of(pair[0], pair[1], 400, InvalidRequestException.class),
                        Arguments.of(pair[0], pair[1], 401, InternalServerException.class),
                        Arguments.of(pair[0], pair[1], 500, InternalServerException.class)));
    }

    @ParameterizedTest(name = "{0} over {1}: {2} is {3}")
    @MethodSource("failures")
    void raisesItsOwnExceptions(
            LangChain4jClient client, String model, int upstream, Class<? extends RuntimeException> type) {
        ChatModel chat = model(client, model);

        assertThatThrownBy(() -> chat.chat("fail " + upstream))
                .isInstanceOf(type)
                .hasMessageContaining("E4");
    }

    @ParameterizedTest
    @MethodSource("embedders")
    void embeds(LangChain4jClient client, String model) {
        var vector = client.embeddingModel(bench.url(), model).embed("hello").content();

        assertThat(vector.vector()).containsExactly(0.5f, 0.25f);
    }

    private static Stream<Arguments> embedders() {
        return Stream.of(LangChain4jClient.OPENAI, LangChain4jClient.OLLAMA)
                .flatMap(client -> Stream.of("vectors", "local-vectors").map(model -> Arguments.of(client, model)));
    }
}
