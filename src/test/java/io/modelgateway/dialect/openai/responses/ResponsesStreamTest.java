package io.modelgateway.dialect.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.modelgateway.dialect.Replies;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.dialect.stream.SseSplitter;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesStreamTest {

    private static final Transcript RECORDED = Transcript.of("openai/responses.sse");

    private final ResponsesStreamEncoder encoder = new ResponsesStreamEncoder(Replies.context("req-1"));

    @Test
    void writesTheVendorsEventsInTheirOrder() {
        List<JsonNode> events = written(
                new StreamEvent.Started("a1", "m", 7),
                new StreamEvent.ReasoningDelta(0, "Hm"),
                new StreamEvent.TextDelta(0, "He", null),
                new StreamEvent.TextDelta(0, "llo", null),
                new StreamEvent.ToolCallStarted(0, 0, "call_1", "f"),
                new StreamEvent.ToolCallDelta(0, 0, "{}"),
                new StreamEvent.Finished(0, FinishReason.TOOL_CALLS),
                new StreamEvent.UsageReported(TokenUsage.of(3, 4)),
                new StreamEvent.Done());

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.reasoning_summary_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.function_call_arguments.delta",
                        "response.function_call_arguments.done",
                        "response.output_item.done",
                        "response.completed");
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").asInt(-1)).isEqualTo(i);
        }
        assertThat(events.get(10)).hasToString("""
                {"type":"response.output_text.delta","sequence_number":10,"item_id":"msg_resp_a1_1","output_index":1,\
                "content_index":0,"delta":"He","logprobs":[]}""");
        JsonNode response = events.getLast().path("response");
        assertThat(response.path("output")).hasToString("""
                [{"id":"rs_resp_a1_0","type":"reasoning","summary":[{"type":"summary_text","text":"Hm"}]},\
                {"id":"msg_resp_a1_1","type":"message","status":"completed","role":"assistant","content":\
                [{"type":"output_text","text":"Hello","annotations":[],"logprobs":[]}]},\
                {"id":"fc_resp_a1_2","type":"function_call","status":"completed","arguments":"{}","call_id":"call_1",\
                "name":"f"}]""");
        assertThat(response.path("usage").path("total_tokens").asInt()).isEqualTo(7);
    }

    @Test
    void keepsMixedCallsApart() {
        List<JsonNode> events = written(
                new StreamEvent.Started("a1", "m", 7),
                new StreamEvent.ToolCallStarted(0, 0, "call_1", "f"),
                new StreamEvent.ToolCallDelta(0, 0, "{\"a\":"),
                new StreamEvent.ToolCallStarted(0, 1, "call_2", "g"),
                new StreamEvent.ToolCallDelta(0, 1, "{\"b\":2}"),
                new StreamEvent.ToolCallDelta(0, 0, "1}"),
                new StreamEvent.ToolCallStarted(0, 2, "call_3", "h"),
                new StreamEvent.Finished(0, FinishReason.TOOL_CALLS),
                new StreamEvent.Done());

        assertThat(events.getLast().path("response").path("output"))
                .extracting(item ->
                        item.path("call_id").asText() + item.path("arguments").asText())
                .containsExactly("call_1{\"a\":1}", "call_2{\"b\":2}", "call_3{}");
    }

    @ParameterizedTest
    @CsvSource({"LENGTH, max_output_tokens", "CONTENT_FILTER, content_filter"})
    void tellsWhyAnAnswerIsIncomplete(FinishReason reason, String told) {
        JsonNode end = written(
                        new StreamEvent.Started("a1", "m", 7),
                        new StreamEvent.TextDelta(0, "Hel", null),
                        new StreamEvent.Finished(0, reason),
                        new StreamEvent.Done())
                .getLast();

        assertThat(end.path("type").asText()).isEqualTo("response.incomplete");
        assertThat(end.path("response").path("status").asText()).isEqualTo("incomplete");
        assertThat(end.path("response")
                        .path("incomplete_details")
                        .path("reason")
                        .asText())
                .isEqualTo(told);
        assertThat(end.path("response").path("output").path(0).path("status").asText())
                .isEqualTo("incomplete");
    }

    @Test
    void endsAFailureWithAnErrorAndTheFailedResponse() {
        written(new StreamEvent.Started("a1", "m", 7), new StreamEvent.TextDelta(0, "He", null));

        List<JsonNode> events = events(encoder.encodeFailure(GatewayException.of(ErrorCode.STREAMING_ERROR)));

        assertThat(events)
                .extracting(event -> event.path("type").asText()
                        + event.path("sequence_number").asInt())
                .containsExactly("error5", "response.failed6");
        assertThat(events.getFirst().path("error").path("code").asText()).isEqualTo("E4604");
        assertThat(events.getLast().path("response").path("status").asText()).isEqualTo("failed");
    }

    @Test
    void passesOnWhatCameInThisApi() {
        List<StreamFrame> frames = RECORDED.frames(new ResponsesStreamDecoder());

        assertThat(new String(Transcript.encoded(encoder, frames), StandardCharsets.UTF_8))
                .isEqualTo(new String(RECORDED.bytes(), StandardCharsets.UTF_8));
        assertThat(events(encoder.encodeFailure(GatewayException.of(ErrorCode.STREAMING_ERROR)))
                        .getFirst()
                        .path("sequence_number")
                        .asInt())
                .isEqualTo(13);
    }

    @Test
    void readsWhatAStreamSays() {
        assertThat(RECORDED.events(new ResponsesStreamDecoder()))
                .containsExactly(
                        new StreamEvent.Started("resp_68af4030", "gpt-5-2025-08-07", 1_756_315_696),
                        new StreamEvent.ReasoningDelta(0, "Grübeln 🤔"),
                        new StreamEvent.TextDelta(0, "Grüße", null),
                        new StreamEvent.ToolCallStarted(0, 0, "call_1", "weather"),
                        new StreamEvent.ToolCallDelta(0, 0, "{\"city\":"),
                        new StreamEvent.ToolCallDelta(0, 0, "\"Köln\"}"),
                        new StreamEvent.UsageReported(new TokenUsage(
                                OptionalInt.of(37),
                                OptionalInt.of(11),
                                OptionalInt.of(5),
                                OptionalInt.empty(),
                                OptionalInt.of(4),
                                false)),
                        new StreamEvent.Finished(0, FinishReason.TOOL_CALLS),
                        new StreamEvent.Done());
    }

    @Test
    void readsTheSameHoweverTheBytesAreCut() {
        RECORDED.decodesTheSameAtEverySplit(ResponsesStreamDecoder::new);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"error\",\"code\":\"rate_limit_exceeded\",\"message\":\"m\"}                        | E4204",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"m\"}}          | E4206",
                "{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}} | E4200"
            })
    void failsAsTheStreamSays(String event, String code) {
        var decoder = new ResponsesStreamDecoder();

        assertThatThrownBy(() -> decoder.feed(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8), _ -> {}))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code().id()).isEqualTo(code));
    }

    @Test
    void takesAStreamWithoutItsEndForCut() {
        var decoder = new ResponsesStreamDecoder();
        decoder.feed(
                "data: {\"type\":\"response.created\",\"response\":{\"id\":\"r\"}}\n\n"
                        .getBytes(StandardCharsets.UTF_8),
                _ -> {});

        assertThatThrownBy(() -> decoder.finish(_ -> {}))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_INVALID_RESPONSE));
    }

    private List<JsonNode> written(StreamEvent... events) {
        var frames = new ArrayList<StreamFrame>();
        for (StreamEvent event : events) {
            frames.add(StreamFrame.of(event));
        }
        return events(Transcript.encoded(encoder, frames));
    }

    private static List<JsonNode> events(byte[] bytes) {
        var events = new ArrayList<JsonNode>();
        new SseSplitter(1 << 20).feed(bytes, event -> {
            JsonNode json = read(event.data());
            assertThat(event.name()).isEqualTo(json.path("type").asText());
            events.add(json);
        });
        return events;
    }

    private static JsonNode read(byte[] data) {
        try {
            return GatewayJson.read(data);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
