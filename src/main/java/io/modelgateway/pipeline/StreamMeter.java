package io.modelgateway.pipeline;

import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import java.util.ArrayList;
import java.util.function.Function;

/**
 * Watches a stream go by: adds up usage and output, and puts an estimate before the end where the caller asked for usage
 * and the provider sent none. One per stream, not thread-safe.
 */
final class StreamMeter {

    private final boolean usageWanted;
    private final Function<OutputMeter, TokenUsage> estimate;
    private final OutputMeter output = new OutputMeter();
    private TokenUsage usage = TokenUsage.UNKNOWN;

    StreamMeter(boolean usageWanted, Function<OutputMeter, TokenUsage> estimate) {
        this.usageWanted = usageWanted;
        this.estimate = estimate;
    }

    /** {@return the frame as it is, or with the missing usage if it is the last} */
    StreamFrame see(StreamFrame frame) {
        boolean last = false;
        for (StreamEvent event : frame.events()) {
            last |= note(event);
        }
        return last && usageWanted && usage.output().isEmpty() ? withEstimate(frame) : frame;
    }

    private StreamFrame withEstimate(StreamFrame last) {
        usage = estimate.apply(output).mergedWith(usage);
        var events = new ArrayList<StreamEvent>(last.events());
        events.add(events.size() - 1, new StreamEvent.UsageReported(usage));
        return new StreamFrame(events, null, null);
    }

    TokenUsage usage() {
        return usage;
    }

    OutputMeter output() {
        return output;
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
