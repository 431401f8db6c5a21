package io.modelgateway.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.dialect.Replies;
import io.modelgateway.dialect.StreamEncoder;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Transcripts;
import io.modelgateway.fixtures.VocabularyArbitraries;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import io.modelgateway.model.WireBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiStreamEncoderTest {

    private static final String HEAD = "{\"id\":\"chatcmpl-msg_1\",\"object\":\"chat.completion.chunk\",\"created\":7,"
            + "\"model\":\"claude\",\"choices\":[";
    private static final StreamEvent STARTED = new StreamEvent.Started("msg_1", "claude", 7);
    private static final StreamEvent DONE = new StreamEvent.Done();

    @ParameterizedTest
    @ValueSource(strings = {"text.sse", "tools-parallel.sse", "llamacpp.sse", "refusal.sse", "choices-logprobs.sse"})
    void writesChunksOfItsOwnDialectAsTheyCame(String file) {
        byte[] transcript = Transcripts.read("openai/" + file);

        assertThat(text(relay(transcript, true))).isEqualTo(text(transcript));
    }

    @Test
    void hidesTheFiguresThatOnlyTheGatewayAskedFor() {
        byte[] transcript = Transcripts.read("openai/text.sse");
        String expected = text(transcript)
                .lines()
                .filter(line -> !line.contains("\"choices\":[]"))
                .reduce("", (all, line) -> all + line + "\n")
                .replace("\n\n\n", "\n\n");

        assertThat(text(relay(transcript, false))).isEqualTo(expected);
    }

    @Test
    void takesFiguresOutOfAChunkThatSaysMore() {
        var frame = new StreamFrame(
                List.of(new StreamEvent.Finished(0, FinishReason.STOP), usage(1, 2)),
                body("{\"choices\":[{\"finish_reason\":\"stop\"}], \"usage\":{\"prompt_tokens\":1},\"x\":1.0}"),
                null);

        assertThat(text(encoder(false).encode(frame)))
                .isEqualTo("data: {\"choices\":[{\"finish_reason\":\"stop\"}],\"x\":1.0}\n\n");
    }

    @Test
    void keepsAnEventNameAndLineEndsInsideThePayload() {
        var frame = new StreamFrame(List.of(), body("{\n\"choices\":[]}"), "ping");

        assertThat(text(encoder(false).encode(frame))).isEqualTo("event: ping\ndata: {\ndata: \"choices\":[]}\n\n");
    }

    @Test
    void buildsChunksForEveryEventOfAnotherDialect() {
        String written = text(encode(
                true,
                STARTED,
                new StreamEvent.ReasoningDelta(0, "hm"),
                new StreamEvent.ReasoningSignature(0, "c2ln"),
                new StreamEvent.RedactedReasoning(0, "eA=="),
                new StreamEvent.TextDelta(0, "Hi", null),
                new StreamEvent.TextDelta(1, "Ho", new Json("{\"content\":[]}")),
                new StreamEvent.RefusalDelta(0, "no"),
                new StreamEvent.ToolCallStarted(0, 0, "call_1", "f"),
                new StreamEvent.ToolCallDelta(0, 0, "{}"),
                new StreamEvent.Finished(0, FinishReason.TOOL_CALLS),
                usage(3, 4),
                DONE));

        assertThat(written)
                .isEqualTo(String.join(
                        "",
                        chunk(0, "{\"role\":\"assistant\"}"),
                        chunk(0, "{\"reasoning_content\":\"hm\"}"),
                        chunk(
                                0,
                                "{\"thinking_blocks\":[{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"c2ln\"}]}"),
                        chunk(0, "{\"thinking_blocks\":[{\"type\":\"redacted_thinking\",\"data\":\"eA==\"}]}"),
                        chunk(0, "{\"content\":\"Hi\"}"),
                        chunk(1, "{\"role\":\"assistant\",\"content\":\"Ho\"}")
                                .replace("\"logprobs\":null", "\"logprobs\":{\"content\":[]}"),
                        chunk(0, "{\"refusal\":\"no\"}"),
                        chunk(
                                0,
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
                                        + "\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}"),
                        chunk(0, "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}"),
                        chunk(0, "{}").replace("\"finish_reason\":null", "\"finish_reason\":\"tool_calls\""),
                        "data: " + HEAD
                                + "],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}\n\n",
                        "data: [DONE]\n\n"));
    }

    @Test
    void writesNoFiguresWhereNobodyAskedOrKnows() {
        assertThat(text(encode(false, STARTED, usage(3, 4), DONE)))
                .isEqualTo(chunk(0, "{\"role\":\"assistant\"}") + "data: [DONE]\n\n");
        assertThat(text(encode(true, STARTED, DONE)))
                .isEqualTo(chunk(0, "{\"role\":\"assistant\"}") + "data: [DONE]\n\n");
    }

    @Test
    void addsTheGatewaysOwnFiguresToAStreamThatHadNone() {
        var encoder = encoder(true);
        encoder.encode(new StreamFrame(List.of(STARTED), body("{\"choices\":[{}]}"), null));

        byte[] end = encoder.encode(StreamFrame.of(new StreamEvent.UsageReported(TokenUsage.estimate(5, 6)), DONE));

        assertThat(text(end))
                .isEqualTo("data: " + HEAD
                        + "],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":6,\"total_tokens\":11}}\n\n"
                        + "data: [DONE]\n\n");
    }

    @Test
    void endsWithAnErrorAndNoTerminator() {
        byte[] failure = encoder(true).encodeFailure(GatewayException.of(ErrorCode.STREAMING_ERROR));

        assertThat(text(failure))
                .isEqualTo("data: {\"error\":{\"message\":\"The stream broke off\",\"type\":\"api_error\","
                        + "\"param\":null,\"code\":\"E4604\",\"request_id\":\"req-1\",\"details\":{}}}\n\n");
    }

    @Property(tries = 300)
    void whatItBuildsIsReadAsTheSameEvents(@ForAll("streams") List<StreamEvent> events) {
        byte[] written = encode(true, events.toArray(StreamEvent[]::new));

        assertThat(Transcripts.decode(new OpenAiStreamDecoder(), written).events())
                .isEqualTo(events);
    }

    @Provide
    Arbitrary<List<StreamEvent>> streams() {
        Arbitrary<StreamEvent> deltas = Arbitraries.oneOf(
                VocabularyArbitraries.someText().map(text -> new StreamEvent.TextDelta(0, text, null)),
                VocabularyArbitraries.someText().map(text -> new StreamEvent.ReasoningDelta(0, text)),
                VocabularyArbitraries.someText().map(text -> new StreamEvent.RefusalDelta(0, text)));
        Arbitrary<List<StreamEvent>> calls = Combinators.combine(
                        VocabularyArbitraries.names(),
                        VocabularyArbitraries.someText().list().ofMaxSize(3))
                .as((name, fragments) -> {
                    var call = new ArrayList<StreamEvent>();
                    call.add(new StreamEvent.ToolCallStarted(0, 0, "call_1", name));
                    fragments.forEach(fragment -> call.add(new StreamEvent.ToolCallDelta(0, 0, fragment)));
                    return List.copyOf(call);
                });
        return Combinators.combine(
                        deltas.list().ofMaxSize(5),
                        calls.list().ofMaxSize(1),
                        Arbitraries.of(FinishReason.class),
                        VocabularyArbitraries.usage().filter(UsageWire::known))
                .as((said, call, reason, usage) -> {
                    var events = new ArrayList<StreamEvent>();
                    events.add(new StreamEvent.Started("chatcmpl-1", "m", 7));
                    events.addAll(said);
                    call.forEach(events::addAll);
                    events.add(new StreamEvent.Finished(0, reason));
                    events.add(new StreamEvent.UsageReported(usage));
                    events.add(DONE);
                    return List.copyOf(events);
                });
    }

    private static byte[] relay(byte[] transcript, boolean includeUsage) {
        var out = new ByteArrayOutputStream();
        StreamEncoder encoder = encoder(includeUsage);
        Transcripts.decode(new OpenAiStreamDecoder(), transcript)
                .frames()
                .forEach(frame -> out.writeBytes(encoder.encode(frame)));
        return out.toByteArray();
    }

    private static byte[] encode(boolean includeUsage, StreamEvent... events) {
        return encoder(includeUsage).encode(StreamFrame.of(events));
    }

    private static StreamEncoder encoder(boolean includeUsage) {
        return new OpenAiClientCodec()
                .streamEncoder(Replies.context("req-1", Replies.request(includeUsage), new Trail()));
    }

    private static String chunk(int choice, String delta) {
        return "data: " + HEAD + "{\"index\":" + choice + ",\"delta\":" + delta
                + ",\"logprobs\":null,\"finish_reason\":null}]}\n\n";
    }

    private static StreamEvent usage(int input, int output) {
        return new StreamEvent.UsageReported(TokenUsage.of(input, output));
    }

    private static WireBody body(String json) {
        return new WireBody(Dialect.OPENAI, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
