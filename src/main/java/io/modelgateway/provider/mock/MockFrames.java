package io.modelgateway.provider.mock;

import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import java.util.ArrayList;
import java.util.List;

/** A mock answer as the frames of a stream: one token each, choice by choice interleaved. */
final class MockFrames {

    private MockFrames() {}

    static List<StreamFrame> of(MockAnswer answer, String id, String model, long createdEpochSeconds) {
        var frames = new ArrayList<StreamFrame>();
        frames.add(StreamFrame.of(new StreamEvent.Started(id, model, createdEpochSeconds)));
        for (String token : answer.tokens()) {
            for (int choice = 0; choice < answer.choices(); choice++) {
                frames.add(StreamFrame.of(new StreamEvent.TextDelta(choice, token, null)));
            }
        }
        for (int choice = 0; choice < answer.choices(); choice++) {
            if (answer.toolCall() != null) {
                var call = answer.toolCall();
                frames.add(StreamFrame.of(new StreamEvent.ToolCallStarted(choice, 0, call.id(), call.name())));
                frames.add(StreamFrame.of(new StreamEvent.ToolCallDelta(
                        choice, 0, call.arguments().text())));
            }
            frames.add(StreamFrame.of(new StreamEvent.Finished(choice, answer.finishReason())));
        }
        frames.add(StreamFrame.of(new StreamEvent.UsageReported(answer.usage())));
        frames.add(StreamFrame.of(new StreamEvent.Done()));
        return frames;
    }
}
