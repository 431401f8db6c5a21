package io.modelgateway.cache.replay;

import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.model.ReplayPace;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.Ticker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Streams remembered frames at a pace, on the caller's event loop. To cancel stops it. Thread-safe. */
public final class Replay {

    /** Vendors' own rule of thumb. */
    private static final double CHARACTERS_PER_TOKEN = 4;

    private final Vertx vertx;
    private final Ticker ticker;

    public Replay(Vertx vertx, Ticker ticker) {
        this.vertx = vertx;
        this.ticker = ticker;
    }

    public Multi<StreamFrame> of(List<TimedFrame> frames, ReplayPace pace) {
        return switch (pace) {
            case ReplayPace.Instant _ -> Multi.createFrom().iterable(frames).map(TimedFrame::frame);
            case ReplayPace.Original _ -> timed(frames);
            case ReplayPace.Steady steady -> timed(steadily(frames, steady.tokensPerSecond()));
        };
    }

    /** A slow client does not get the pauses it has already waited. */
    private Multi<StreamFrame> timed(List<TimedFrame> frames) {
        return Multi.createFrom().deferred(() -> {
            long begun = ticker.nanos();
            return Multi.createFrom().iterable(frames).onItem().transformToUniAndConcatenate(timed -> {
                long elapsed = TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - begun);
                return after(timed.millis() - elapsed, timed.frame());
            });
        });
    }

    private Uni<StreamFrame> after(long millis, StreamFrame frame) {
        if (millis <= 0) {
            return Uni.createFrom().item(frame);
        }
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(millis, fired -> emitter.complete(frame));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    private static List<TimedFrame> steadily(List<TimedFrame> frames, double tokensPerSecond) {
        var spaced = new ArrayList<TimedFrame>(frames.size());
        double characters = 0;
        for (TimedFrame timed : frames) {
            characters += characters(timed.frame());
            double seconds = characters / CHARACTERS_PER_TOKEN / tokensPerSecond;
            spaced.add(new TimedFrame(timed.frame(), Math.round(seconds * 1000)));
        }
        return spaced;
    }

    private static int characters(StreamFrame frame) {
        int characters = 0;
        for (StreamEvent event : frame.events()) {
            characters += switch (event) {
                case StreamEvent.TextDelta delta -> delta.text().length();
                case StreamEvent.RefusalDelta delta -> delta.text().length();
                case StreamEvent.ReasoningDelta delta -> delta.text().length();
                case StreamEvent.ToolCallDelta delta ->
                    delta.argumentsFragment().length();
                case StreamEvent.Started _,
                        StreamEvent.ReasoningSignature _,
                        StreamEvent.RedactedReasoning _,
                        StreamEvent.ToolCallStarted _,
                        StreamEvent.UsageReported _,
                        StreamEvent.Finished _,
                        StreamEvent.Done _ -> 0;
            };
        }
        return characters;
    }
}
