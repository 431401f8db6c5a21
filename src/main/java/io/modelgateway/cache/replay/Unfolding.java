package io.modelgateway.cache.replay;

import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a stream of a whole answer: words come in small groups, everything else at once. Not thread-safe. */
public final class Unfolding {

    /** Some characters, up to the end of a word. */
    private static final Pattern GROUP = Pattern.compile("(?s).{1,12}\\S{0,40}\\s*");

    private final List<TimedFrame> frames = new ArrayList<>();

    private Unfolding() {}

    /** {@return the stream; nothing if the answer has parts that no stream can carry} */
    public static Optional<List<TimedFrame>> of(ChatAnswer answer) {
        var unfolding = new Unfolding();
        unfolding.add(new StreamEvent.Started(answer.id(), answer.model(), answer.createdEpochSeconds()));
        for (Choice choice : answer.choices()) {
            if (!unfolding.choice(choice)) {
                return Optional.empty();
            }
        }
        unfolding.add(new StreamEvent.UsageReported(answer.usage()));
        unfolding.add(new StreamEvent.Done());
        return Optional.of(unfolding.frames);
    }

    private boolean choice(Choice choice) {
        int index = choice.index();
        int calls = 0;
        Json logprobs = choice.logprobs();
        for (ContentPart part : choice.content()) {
            switch (part) {
                case ContentPart.Text text -> {
                    text(index, text.text(), logprobs);
                    logprobs = null;
                }
                case ContentPart.Refusal refusal -> add(new StreamEvent.RefusalDelta(index, refusal.text()));
                case ContentPart.Reasoning reasoning -> reasoning(index, reasoning);
                case ContentPart.RedactedReasoning redacted ->
                    add(new StreamEvent.RedactedReasoning(index, redacted.data()));
                case ContentPart.ToolCall call -> {
                    add(new StreamEvent.ToolCallStarted(index, calls, call.id(), call.name()));
                    add(new StreamEvent.ToolCallDelta(
                            index, calls, call.arguments().text()));
                    calls++;
                }
                case ContentPart.Image _, ContentPart.ToolResult _, ContentPart.Opaque _ -> {
                    return false;
                }
            }
        }
        if (choice.finishReason() != null) {
            add(new StreamEvent.Finished(index, choice.finishReason()));
        }
        return true;
    }

    /** Probabilities are of the whole text, so that this stays in one piece where there are any. */
    private void text(int choice, String text, @Nullable Json logprobs) {
        if (logprobs != null) {
            add(new StreamEvent.TextDelta(choice, text, logprobs));
            return;
        }
        var groups = GROUP.matcher(text);
        while (groups.find()) {
            add(new StreamEvent.TextDelta(choice, groups.group(), null));
        }
    }

    private void reasoning(int choice, ContentPart.Reasoning reasoning) {
        add(new StreamEvent.ReasoningDelta(choice, reasoning.text()));
        if (reasoning.signature() != null) {
            add(new StreamEvent.ReasoningSignature(choice, reasoning.signature()));
        }
    }

    private void add(StreamEvent event) {
        frames.add(new TimedFrame(StreamFrame.of(event), 0));
    }
}
