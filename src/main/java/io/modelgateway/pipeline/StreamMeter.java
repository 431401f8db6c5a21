package io.modelgateway.pipeline;

import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import java.util.ArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Watches a stream go by: adds up usage and output, puts an estimate before the end where the caller asked for usage and
 * the provider sent none, and settles exactly once. One per stream, not thread-safe.
 */
final class StreamMeter {

    private final boolean usageWanted;
    private final BiFunction<TokenUsage, OutputMeter, TokenUsage> complete;
    private final Consumer<TokenUsage> settle;
    private final OutputMeter output = new OutputMeter();
    private TokenUsage usage = TokenUsage.UNKNOWN;
    private boolean settled;

    /**
     * @param complete makes up for figures that the provider did not give
     * @param settle takes the final figures, once
     */
    StreamMeter(
            boolean usageWanted,
            BiFunction<TokenUsage, OutputMeter, TokenUsage> complete,
            Consumer<TokenUsage> settle) {
        this.usageWanted = usageWanted;
        this.complete = complete;
        this.settle = settle;
    }

    /** {@return the frame as it is, or with the missing usage if it is the last} The last one settles. */
    StreamFrame see(StreamFrame frame) {
        boolean last = false;
        for (StreamEvent event : frame.events()) {
            last |= note(event);
        }
        if (!last) {
            return frame;
        }
        boolean missing = usage.output().isEmpty();
        end();
        return usageWanted && missing ? withUsage(frame) : frame;
    }

    /** Settles, unless that was done: a stream may be cut or abandoned before its last frame. */
    void end() {
        if (!settled) {
            settled = true;
            usage = complete.apply(usage, output);
            settle.accept(usage);
        }
    }

    private StreamFrame withUsage(StreamFrame last) {
        var events = new ArrayList<StreamEvent>(last.events());
        events.add(events.size() - 1, new StreamEvent.UsageReported(usage));
        return new StreamFrame(events, null, null);
    }

    /** {@return whether the event is the stream's last} */
    private boolean note(StreamEvent event) {
        switch (event) {
            case StreamEvent.TextDelta delta -> output.add(delta.text());
            case StreamEvent.RefusalDelta delta -> output.add(delta.text());
            case StreamEvent.ReasoningDelta delta -> output.add(delta.text());
            case StreamEvent.ToolCallStarted call -> output.add(call.name());
            case StreamEvent.ToolCallDelta delta -> output.add(delta.argumentsFragment());
            case StreamEvent.UsageReported report -> usage = usage.mergedWith(report.usage());
            case StreamEvent.Started _,
                    StreamEvent.ReasoningSignature _,
                    StreamEvent.RedactedReasoning _,
                    StreamEvent.Finished _ -> {}
            case StreamEvent.Done _ -> {
                return true;
            }
        }
        return false;
    }
}
