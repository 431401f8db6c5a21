package io.modelgateway.dialect.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.dialect.Replies;
import io.modelgateway.dialect.Transcript;
import io.modelgateway.dialect.json.GatewayJson;
import io.modelgateway.fixtures.VocabularyArbitraries;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResponsesRoundTripTest {

    private final ResponsesClientCodec clients = new ResponsesClientCodec();
    private final ResponsesProviderCodec providers = new ResponsesProviderCodec();

    @Property
    void anAnswerIsReadAsItWasWritten(@ForAll("answers") ChatAnswer answer) {
        byte[] body = clients.encode(answer, Replies.context("req-1"));

        assertThat(providers.decode(body).withoutOriginal()).isEqualTo(asShown(answer));
    }

    @Property
    void whatWasSaidIsUnderstoodWhenItIsSentBack(@ForAll("said") List<ContentPart> said)
            throws JsonProcessingException {
        var answer = new ChatAnswer("a", "m", 7, List.of(new Choice(0, said, null, null)), TokenUsage.UNKNOWN, null);
        JsonNode output = GatewayJson.read(clients.encode(answer, Replies.context("req-1")))
                .path("output");
        ObjectNode request = GatewayJson.object().put("model", "m");
        request.putArray("input")
                .addAll((com.fasterxml.jackson.databind.node.ArrayNode) output)
                .addObject()
                .put("role", "user")
                .put("content", "go on");

        var read = clients.decode(GatewayJson.write(request)).request();

        assertThat(read.messages())
                .containsExactly(new Message(Role.ASSISTANT, said, null), Message.text(Role.USER, "go on"));
        assertThat(read.extras()).isEmpty();
    }

    @Property
    void aStreamIsReadAsItWasWritten(@ForAll("said") List<ContentPart> said, @ForAll("reasons") FinishReason reason) {
        List<StreamFrame> frames = frames(said, reason);
        byte[] bytes = Transcript.encoded(clients.streamEncoder(Replies.context("req-1")), frames);

        var events = Transcript.ofBytes(bytes).events(providers.streamDecoder());

        assertThat(events)
                .isEqualTo(frames.stream()
                        .flatMap(frame -> frame.events().stream())
                        .toList());
    }

    @Provide
    Arbitrary<ChatAnswer> answers() {
        return VocabularyArbitraries.answers();
    }

    @Provide
    Arbitrary<List<ContentPart>> said() {
        return VocabularyArbitraries.said().filter(parts -> !parts.isEmpty());
    }

    @Provide
    Arbitrary<FinishReason> reasons() {
        return Arbitraries.of(FinishReason.LENGTH, FinishReason.CONTENT_FILTER);
    }

    /** One choice, no log probabilities, the vendor's kind of id, and figures that are all there or not at all. */
    private static ChatAnswer asShown(ChatAnswer answer) {
        Choice first = answer.choices().getFirst();
        boolean called = first.content().stream().anyMatch(ContentPart.ToolCall.class::isInstance);
        FinishReason plain = called ? FinishReason.TOOL_CALLS : FinishReason.STOP;
        FinishReason reason = first.finishReason();
        boolean cut = reason == FinishReason.LENGTH || reason == FinishReason.CONTENT_FILTER;
        TokenUsage usage = answer.usage();
        return new ChatAnswer(
                "resp_" + answer.id(),
                answer.model(),
                answer.createdEpochSeconds(),
                List.of(new Choice(0, first.content(), cut ? reason : plain, null)),
                usage.input().isEmpty()
                        ? TokenUsage.UNKNOWN
                        : new TokenUsage(
                                usage.input(),
                                usage.output(),
                                OptionalInt.of(usage.cachedInput().orElse(0)),
                                OptionalInt.empty(),
                                OptionalInt.of(usage.reasoning().orElse(0)),
                                false),
                null);
    }

    private static List<StreamFrame> frames(List<ContentPart> said, FinishReason reason) {
        var frames = new ArrayList<StreamFrame>();
        frames.add(StreamFrame.of(new StreamEvent.Started("resp_1", "m", 7)));
        int calls = 0;
        for (ContentPart part : said) {
            switch (part) {
                case ContentPart.Text text ->
                    frames.add(StreamFrame.of(new StreamEvent.TextDelta(0, text.text(), null)));
                case ContentPart.Refusal refusal ->
                    frames.add(StreamFrame.of(new StreamEvent.RefusalDelta(0, refusal.text())));
                case ContentPart.Reasoning reasoning -> {
                    frames.add(StreamFrame.of(new StreamEvent.ReasoningDelta(0, reasoning.text())));
                    if (reasoning.signature() != null) {
                        frames.add(StreamFrame.of(new StreamEvent.ReasoningSignature(0, reasoning.signature())));
                    }
                }
                case ContentPart.RedactedReasoning redacted ->
                    frames.add(StreamFrame.of(new StreamEvent.RedactedReasoning(0, redacted.data())));
                case ContentPart.ToolCall call -> {
                    frames.add(StreamFrame.of(
                            new StreamEvent.ToolCallStarted(0, calls, call.id(), call.name()),
                            new StreamEvent.ToolCallDelta(
                                    0, calls, call.arguments().text())));
                    calls++;
                }
                default -> throw new AssertionError(part);
            }
        }
        frames.add(StreamFrame.of(
                new StreamEvent.UsageReported(new TokenUsage(
                        OptionalInt.of(3),
                        OptionalInt.of(4),
                        OptionalInt.of(1),
                        OptionalInt.empty(),
                        OptionalInt.of(2),
                        false)),
                new StreamEvent.Finished(0, reason)));
        frames.add(StreamFrame.of(new StreamEvent.Done()));
        return frames;
    }
}
