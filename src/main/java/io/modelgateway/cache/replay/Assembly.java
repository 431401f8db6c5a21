package io.modelgateway.cache.replay;

import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.TokenUsage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the events of a stream together again, in the order in which things were said. Not thread-safe. */
public final class Assembly {

    private final Map<Integer, ChoiceAssembly> choices = new TreeMap<>();
    private StreamEvent.Started head = new StreamEvent.Started("", "", 0);
    private TokenUsage usage = TokenUsage.UNKNOWN;

    private Assembly() {}

    /** {@return what a whole answer would have said} Without probabilities, which come in pieces that do not add up. */
    public static ChatAnswer of(List<TimedFrame> frames) {
        var assembly = new Assembly();
        frames.forEach(timed -> timed.frame().events().forEach(assembly::add));
        return assembly.answer();
    }

    /** {@return whether something of the stream is lost when it is put together} */
    public static boolean isLossy(List<TimedFrame> frames) {
        return frames.stream()
                .flatMap(timed -> timed.frame().events().stream())
                .anyMatch(event -> event instanceof StreamEvent.TextDelta delta && delta.logprobs() != null);
    }

    private void add(StreamEvent event) {
        switch (event) {
            case StreamEvent.Started started -> head = started;
            case StreamEvent.TextDelta delta -> choice(delta.choice()).text(delta.text());
            case StreamEvent.RefusalDelta delta -> choice(delta.choice()).refusal(delta.text());
            case StreamEvent.ReasoningDelta delta -> choice(delta.choice()).reasoning(delta.text());
            case StreamEvent.ReasoningSignature proof -> choice(proof.choice()).signature(proof.signature());
            case StreamEvent.RedactedReasoning redacted ->
                choice(redacted.choice()).redacted(redacted.data());
            case StreamEvent.ToolCallStarted call -> choice(call.choice()).call(call);
            case StreamEvent.ToolCallDelta delta ->
                choice(delta.choice()).arguments(delta.toolIndex(), delta.argumentsFragment());
            case StreamEvent.UsageReported reported -> usage = usage.mergedWith(reported.usage());
            case StreamEvent.Finished finished -> choice(finished.choice()).finished(finished.reason());
            case StreamEvent.Done _ -> {}
        }
    }

    private ChoiceAssembly choice(int index) {
        return choices.computeIfAbsent(index, _ -> new ChoiceAssembly());
    }

    private ChatAnswer answer() {
        List<Choice> all = choices.entrySet().stream()
                .map(entry -> entry.getValue().choice(entry.getKey()))
                .toList();
        return new ChatAnswer(head.id(), head.model(), head.createdEpochSeconds(), all, usage, null);
    }
}
