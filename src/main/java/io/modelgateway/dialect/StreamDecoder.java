package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamFrame;
import java.util.function.Consumer;

/**
 * Reads one streamed answer from chunks cut anywhere. Stateful, made per stream, not thread-safe. Holds at most one
 * unfinished frame, bounded in size.
 */
public interface StreamDecoder {

    /**
     * Gives the frames that this chunk completes, possibly none. What comes before a failure is given before that is
     * thrown; after it nothing more may be fed.
     *
     * @throws GatewayException E4205 if the stream cannot be read; the code the provider's own error event stands for,
     *     if it sends one
     */
    void feed(byte[] chunk, Consumer<StreamFrame> frames);

    /**
     * Tells that the connection has ended, and gives what was still held back: {@code Done} at last, unless that was
     * given before.
     *
     * @throws GatewayException E4205 if the stream was cut before its end
     */
    void finish(Consumer<StreamFrame> frames);
}
