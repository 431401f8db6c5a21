package io.modelgateway.cache.replay;

import io.modelgateway.cache.store.Content;
import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ReplayPace;
import io.modelgateway.model.StreamedAnswer;
import java.util.List;
import java.util.Optional;

/** Gives remembered content in the form a request asks for. Thread-safe. */
public final class Serving {

    private final Replay replay;

    public Serving(Replay replay) {
        this.replay = replay;
    }

    /** {@return the answer; nothing if the content cannot be given in that form without losing something} */
    public Optional<GatewayResponse> of(Content content, boolean stream, ReplayPace pace) {
        return switch (content) {
            case Content.Vectors vectors -> Optional.of(vectors.answer());
            case Content.Whole whole ->
                stream
                        ? Unfolding.of(whole.answer()).map(frames -> streamed(frames, pace))
                        : Optional.of(whole.answer());
            case Content.Streamed streamed ->
                stream ? Optional.of(streamed(streamed.frames(), pace)) : assembled(streamed.frames());
        };
    }

    private GatewayResponse streamed(List<TimedFrame> frames, ReplayPace pace) {
        return new StreamedAnswer(replay.of(frames, pace));
    }

    private static Optional<GatewayResponse> assembled(List<TimedFrame> frames) {
        return Assembly.isLossy(frames) ? Optional.empty() : Optional.of(Assembly.of(frames));
    }
}
