package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamFrame;

/** Writes one streamed answer, framing included. Stateful, made per stream, not thread-safe. */
public interface StreamEncoder {

    /**
     * {@return the bytes for one frame, possibly none} A frame of the same dialect is written as it came unless the
     * client must not see it. The frame that holds {@code Done} also gets the dialect's terminator.
     */
    byte[] encode(StreamFrame frame);

    /**
     * {@return the bytes that show that the stream lives while the model says nothing; empty where the wire has none} They
     * are for between two frames and change nothing of the answer.
     */
    byte[] signOfLife();

    /** {@return the bytes that end the stream with an error in the dialect's own manner} */
    byte[] encodeFailure(GatewayException failure);
}
