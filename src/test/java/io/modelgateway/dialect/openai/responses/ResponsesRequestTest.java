package io.modelgateway.dialect.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.dialect.DecodedRequest;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Json;
import io.modelgateway.model.Message;
import io.modelgateway.model.NativeOnly;
import io.modelgateway.model.ReasoningOptions;
import io.modelgateway.model.ResponseFormat;
import io.modelgateway.model.Role;
import io.modelgateway.model.ToolChoice;
import io.modelgateway.model.ToolDefinition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesRequestTest {

    private final ResponsesClientCodec codec = new ResponsesClientCodec();

    @Test
    void readsTheSettings() {
        DecodedRequest decoded = decode("""
                {"model":"m","input":"Hi","instructions":"Be brief","stream":true,"max_output_tokens":99,
                 "temperature":0.5,"top_p":0.9,"metadata":{"team":"a"},"store":false,"user":"u",
                 "reasoning":{"effort":"low","summary":"auto"},"parallel_tool_calls":false,"truncation":"disabled",
                 "include":["reasoning.encrypted_content"],"previous_response_id":null,"background":false,
                 "text":{"format":{"type":"json_schema","name":"s","strict":true,"schema":{"type":"object"}}},
                 "tools":[{"type":"function","name":"f","description":"d","parameters":{},"strict":true}],
                 "tool_choice":{"type":"function","name":"f"}}""");
        ChatRequest request = decoded.request();

        assertThat(request.messages())
                .containsExactly(Message.text(Role.SYSTEM, "Be brief"), Message.text(Role.USER, "Hi"));
        assertThat(request.sampling().maxOutputTokens()).isEqualTo(99);
        assertThat(request.sampling().temperature()).isEqualTo(0.5);
        assertThat(request.sampling().topP()).isEqualTo(0.9);
        assertThat(request.tools().tools()).containsExactly(new ToolDefinition("f", "d", Json.EMPTY_OBJECT, true));
        assertThat(request.tools().choice()).isEqualTo(new ToolChoice.Named("f"));
        assertThat(request.tools().parallel()).isFalse();
        assertThat(request.responseFormat())
                .isEqualTo(new ResponseFormat.JsonSchema("s", null, new Json("{\"type\":\"object\"}"), true));
        assertThat(request.reasoning()).isEqualTo(new ReasoningOptions(true, "low", null));
        assertThat(request.stream()).isTrue();
        assertThat(request.user()).isEqualTo("u");
        assertThat(request.metadata()).isEqualTo(Map.of("team", "a"));
        assertThat(request.extras()).isEmpty();
        assertThat(need(decoded)).isNull();
    }

    @Test
    void makesOneTurnOfWhatAModelSaid() {
        ChatRequest request = decode("""
                {"model":"m","input":[
                 {"role":"developer","content":"Rules"},
                 {"type":"message","role":"user","content":[{"type":"input_text","text":"Look"},
                  {"type":"input_image","image_url":"data:image/png;base64,AAAA","detail":"low"},
                  {"type":"input_file","filename":"a.pdf","file_data":"data:x"}]},
                 {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm"}]},
                 {"type":"message","id":"msg_1","status":"completed","role":"assistant",
                  "content":[{"type":"output_text","text":"Well","annotations":[]}]},
                 {"type":"function_call","id":"fc_1","call_id":"c1","name":"f","arguments":"{}","status":"completed"},
                 {"type":"function_call","call_id":"c2","name":"g","arguments":""},
                 {"type":"function_call_output","call_id":"c1","output":"sunny"},
                 {"type":"function_call_output","call_id":"c2","output":[{"type":"input_text","text":"rain"}]}]}""").request();

        assertThat(request.messages())
                .containsExactly(
                        Message.text(Role.SYSTEM, "Rules"),
                        new Message(
                                Role.USER,
                                List.of(
                                        new ContentPart.Text("Look"),
                                        new ContentPart.Image(new ImageSource.Data("image/png", "AAAA"), "low"),
                                        new ContentPart.Opaque(
                                                Dialect.OPENAI,
                                                "file",
                                                new Json(
                                                        "{\"type\":\"file\",\"file\":{\"file_data\":\"data:x\",\"filename\":\"a.pdf\"}}"))),
                                null),
                        new Message(
                                Role.ASSISTANT,
                                List.of(
                                        new ContentPart.Reasoning("Hm", null),
                                        new ContentPart.Text("Well"),
                                        new ContentPart.ToolCall("c1", "f", Json.EMPTY_OBJECT),
                                        new ContentPart.ToolCall("c2", "g", Json.EMPTY_OBJECT)),
                                null),
                        result("c1", "sunny"),
                        result("c2", "rain"));
        assertThat(request.extras()).isEmpty();
    }

    @Test
    void keepsTheVendorsOwnReasoningForTheVendor() {
        ChatRequest request = decode("""
                {"model":"m","input":[{"type":"reasoning","summary":[],"encrypted_content":"gAAA"},
                 {"role":"user","content":"Hi"}]}""").request();

        assertThat(request.messages().getFirst().content())
                .first()
                .isInstanceOfSatisfying(ContentPart.Opaque.class, opaque -> {
                    assertThat(opaque.dialect()).isEqualTo(Dialect.RESPONSES);
                    assertThat(opaque.kind()).isEqualTo("reasoning");
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"previous_response_id\":\"resp_1\"                          | previous_response_id",
                "\"conversation\":{\"id\":\"c\"}                              | conversation",
                "\"background\":true                                          | background",
                "\"prompt\":{\"id\":\"p\"}                                    | prompt",
                "\"tools\":[{\"type\":\"web_search\"}]                        | tools[0].type",
                "\"tool_choice\":{\"type\":\"web_search\"}                    | tool_choice"
            })
    void asksForTheVendorWhereOnlyTheVendorCanServe(String field, String named) {
        assertThat(need(decode("{\"model\":\"m\",\"input\":\"Hi\"," + field + "}")))
                .isEqualTo(new NativeOnly(Dialect.RESPONSES, named));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"item_reference\",\"id\":\"msg_1\"}                                        | input[1].type",
                "{\"type\":\"web_search_call\",\"id\":\"ws\"}                                          | input[1].type",
                "{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"file_id\":\"f\"}]}        | input[1].content[0].file_id"
            })
    void asksForTheVendorWhereAnItemIsTheVendors(String item, String named) {
        assertThat(need(decode("{\"model\":\"m\",\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}," + item + "]}")))
                .isEqualTo(new NativeOnly(Dialect.RESPONSES, named));
    }

    @Test
    void namesWhatOtherVendorsHaveNoPlaceFor() {
        assertThat(decode("""
                {"model":"m","input":"Hi","store":true,"truncation":"auto","include":["message.output_text.logprobs"],
                 "service_tier":"flex","text":{"verbosity":"low"}}""").request().extras())
                .containsExactlyInAnyOrder("store", "truncation", "include", "service_tier", "text.verbosity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"input\":\"Hi\"}                                                          | E4501 | model",
                "{\"model\":\"m\"}                                                           | E4501 | input",
                "{\"model\":\"m\",\"input\":[]}                                              | E4502 | input",
                "{\"model\":\"m\",\"input\":7}                                               | E4502 | input",
                "{\"model\":\"m\",\"input\":[{\"role\":\"user\"}]}                           | E4501 | input[0].content",
                "{\"model\":\"m\",\"input\":[{\"role\":\"x\",\"content\":\"y\"}]}            | E4502 | input[0].role",
                "{\"model\":\"m\",\"input\":[{\"type\":\"function_call\",\"name\":\"f\"}]}   | E4501 | input[0].call_id",
                "{\"model\":\"m\",\"input\":\"Hi\",\"temperature\":3}                        | E4502 | temperature",
                "{\"model\":\"m\",\"input\":\"Hi\",\"tools\":[{\"type\":\"function\"}]}      | E4501 | tools[0].name",
                "{\"model\":\"m\",\"input\":\"Hi\",\"text\":{\"format\":{\"type\":\"x\"}}}   | E4502 | text.format.type"
            })
    void refusesWhatCannotBe(String body, String code, String param) {
        assertThatThrownBy(() -> decode(body)).isInstanceOfSatisfying(GatewayException.class, failure -> {
            assertThat(failure.code().id()).isEqualTo(code);
            assertThat(failure.detail(ErrorDetail.Param.class)).hasValue(new ErrorDetail.Param(param));
        });
    }

    private DecodedRequest decode(String body) {
        return codec.decode(body.getBytes(StandardCharsets.UTF_8));
    }

    private static NativeOnly need(DecodedRequest decoded) {
        return decoded.hints().requirements().rules().nativeOnly();
    }

    private static Message result(String id, String text) {
        return new Message(
                Role.TOOL, List.of(new ContentPart.ToolResult(id, List.of(new ContentPart.Text(text)), false)), null);
    }
}
