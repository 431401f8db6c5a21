package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingInput;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEmbeddingsCodecTest {

    private final OpenAiEmbeddingsCodec codec = new OpenAiEmbeddingsCodec();

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("\"a\"", List.of(new EmbeddingInput.Text("a"))),
                Arguments.of("[\"a\",\"\"]", List.of(new EmbeddingInput.Text("a"), new EmbeddingInput.Text(""))),
                Arguments.of("[1,2]", List.of(new EmbeddingInput.TokenIds(List.of(1, 2)))),
                Arguments.of(
                        "[[1],[2,3]]",
                        List.of(new EmbeddingInput.TokenIds(List.of(1)), new EmbeddingInput.TokenIds(List.of(2, 3)))));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void readsEveryFormOfInput(String input, List<EmbeddingInput> expected) {
        byte[] body = bytes("{\"model\":\"e\",\"input\":" + input
                + ",\"dimensions\":256,\"encoding_format\":\"base64\",\"user\":\"u\",\"input_type\":\"query\"}");

        assertThat(codec.decode(body).request())
                .isEqualTo(new EmbeddingsRequest(
                        "e", expected, 256, "u", Set.of("input_type"), new WireBody(Dialect.OPENAI, body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"input":"a"}                                         | E4501 | model
            {"model":"","input":"a"}                              | E4502 | model
            {"model":"e"}                                         | E4501 | input
            {"model":"e","input":7}                               | E4502 | input
            {"model":"e","input":[]}                              | E4502 | input
            {"model":"e","input":[[]]}                            | E4502 | input[0]
            {"model":"e","input":["a",1]}                         | E4502 | input[1]
            {"model":"e","input":[1,"a"]}                         | E4502 | input
            {"model":"e","input":[-1]}                            | E4502 | input
            {"model":"e","input":[1.5]}                           | E4502 | input
            {"model":"e","input":"a","dimensions":0}              | E4502 | dimensions
            {"model":"e","input":"a","encoding_format":"int8"}    | E4502 | encoding_format
            """)
    void refusesBadInputAndNamesTheField(String body, String code, String param) {
        var refused = catchThrowableOfType(GatewayException.class, () -> codec.decode(bytes(body)));

        assertThat(refused.code().id()).isEqualTo(code);
        assertThat(refused.detail(ErrorDetail.Param.class)).contains(new ErrorDetail.Param(param));
    }

    @Test
    void passesItsOwnDialectOnWithAnotherModel() {
        var request = codec.decode(bytes("{\"input\": [1 ],\"model\":\"e\",\"x\":1.0}"))
                .request();

        assertThat(text(codec.encodeRequest(request, "up").body()))
                .isEqualTo("{\"input\": [1 ],\"model\":\"up\",\"x\":1.0}");
    }

    @Test
    void buildsARequest() {
        var request = new EmbeddingsRequest(
                "e",
                List.of(new EmbeddingInput.Text("a"), new EmbeddingInput.TokenIds(List.of(1, 2))),
                8,
                "u",
                Set.of("truncate"),
                null);

        var encoded = codec.encodeRequest(request, "up");

        assertThat(text(encoded.body()))
                .isEqualTo("{\"model\":\"up\",\"input\":[\"a\",[1,2]],\"encoding_format\":\"float\",\"dimensions\":8,"
                        + "\"user\":\"u\"}");
        assertThat(encoded.dropped()).containsExactly("truncate");
    }

    @Test
    void readsVectorsInBothFormsInTheOrderOfTheirIndex() {
        byte[] body = bytes("""
                {"object":"list","data":[
                {"object":"embedding","index":1,"embedding":"AACAPwAAAMA="},
                {"object":"embedding","index":0,"embedding":[0.5,1e-3,2]}],
                "model":"e","usage":{"prompt_tokens":5,"total_tokens":5}}""");

        EmbeddingsAnswer answer = codec.decodeAnswer(body);

        assertThat(answer.model()).isEqualTo("e");
        assertThat(answer.vectors()).hasSize(2);
        assertThat(answer.vectors().get(0)).containsExactly(0.5f, 0.001f, 2f);
        assertThat(answer.vectors().get(1)).containsExactly(1f, -2f);
        assertThat(answer.usage().input()).isEqualTo(OptionalInt.of(5));
        assertThat(codec.encodeAnswer(answer, EmbeddingFormat.BASE64)).isSameAs(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "float"  | [0.5]      | "AAAAPw==" | [0.5]
            "base64" | "AAAAPw==" | [0.5]      | "AAAAPw=="
            null     | [0.5]      | "AAAAPw==" | [0.5]
            """)
    void anAnswerInTheOtherFormIsWrittenInTheOneAskedFor(String asked, String same, String other, String written) {
        var decoded = codec.decode(bytes("{\"model\":\"e\",\"input\":\"a\",\"encoding_format\":" + asked + "}"));

        byte[] fitting = bytes(answerOf(same));
        assertThat(decoded.encoder().apply(codec.decodeAnswer(fitting), Duration.ZERO))
                .isSameAs(fitting);
        assertThat(text(decoded.encoder().apply(codec.decodeAnswer(bytes(answerOf(other))), Duration.ZERO)))
                .isEqualTo(answerOf(written));
    }

    private static String answerOf(String vector) {
        return "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":" + vector
                + "}],\"model\":\"e\",\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{}",
                "{\"data\":[]}",
                "{\"data\":[{}]}",
                "{\"data\":[{\"embedding\":\"***\"}]}",
                "{\"data\":[{\"embedding\":\"AAA=\"}]}",
                "{\"data\":[{\"embedding\":[\"a\"]}]}"
            })
    void refusesWhatHoldsNoVectors(String body) {
        var refused = catchThrowableOfType(GatewayException.class, () -> codec.decodeAnswer(bytes(body)));

        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE);
    }

    @Test
    void buildsAnAnswerOfAnotherDialect() {
        var answer = new EmbeddingsAnswer("e", List.of(new float[] {1f, -2f}), TokenUsage.of(5, 0), null);
        String rest = "}],\"model\":\"e\",\"usage\":{\"prompt_tokens\":5,\"total_tokens\":5}}";

        assertThat(text(codec.encodeAnswer(answer, EmbeddingFormat.FLOAT)))
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[1.0,-2.0]"
                                + rest);
        assertThat(text(codec.encodeAnswer(answer, EmbeddingFormat.BASE64)))
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
                        + "\"embedding\":\"AACAPwAAAMA=\"" + rest);
    }

    @Property
    void aVectorIsReadAsItWasWritten(@ForAll @Size(max = 20) float[] vector, @ForAll EmbeddingFormat format)
            throws Exception {
        var node = GatewayJson.read(GatewayJson.write(format.write(vector)));

        assertThat(EmbeddingFormat.read(node)).containsExactly(vector);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
