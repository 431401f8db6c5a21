package io.modelgateway.provider.upstream;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.StreamedAnswer;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a stream back until its first content, so that what fails before can still become a true status or a failover.
 * Bounded: after 64 frames or 256 KiB without content the stream counts as open. One per stream, on its event loop.
 */
final class StreamOpening implements FrameSource.Sink {

    static final int MAX_FRAMES = 64;
    static final int MAX_BYTES = 256 * 1024;

    private final Context loop;
    private final FrameSource source;
    private final Pending<StreamedAnswer> pending;
    private final List<StreamFrame> held = new ArrayList<>();
    private int heldBytes;

    StreamOpening(Context loop, FrameSource source, Pending<StreamedAnswer> pending) {
        this.loop = loop;
        this.source = source;
        this.pending = pending;
    }

    @Override
    public void frames(List<StreamFrame> frames) {
        boolean content = false;
        for (StreamFrame frame : frames) {
            held.add(frame);
            heldBytes += frame.original() == null ? 0 : frame.original().bytes().length;
            content |= frame.hasContent();
        }
        if (content || held.size() >= MAX_FRAMES || heldBytes >= MAX_BYTES) {
            open(false);
        } else {
            source.pull();
        }
    }

    @Override
    public void ended(List<StreamFrame> frames) {
        held.addAll(frames);
        open(true);
    }

    @Override
    public void failed(GatewayException failure) {
        pending.fail(failure);
    }

    private void open(boolean complete) {
        var stream = new FrameStream(loop, source, held, complete);
        source.handOver(stream);
        pending.succeed(new StreamedAnswer(Multi.createFrom().publisher(stream)));
    }
}
