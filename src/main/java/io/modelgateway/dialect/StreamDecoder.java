package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.StreamFrame;
import java.util.List;

/**
 * Reads one streamed answer from chunks cut anywhere. Stateful, made per stream, not thread-safe. Holds at most one
 * unfinished frame, bounded in size.
 */
public interface StreamDecoder {

    /**
     * {@return the frames that this chunk completes, possibly none}
     *
     * @throws GatewayException E4205 if the stream cannot be read; the code the provider's own error event stands for,
     *     if it sends one
     */
    List<StreamFrame> feed(byte[] chunk);

    /**
     * Tells that the connection has ended.
     *
     * @return what was still held back; ends with {@code Done}, unless that was sent before
     * @throws GatewayException E4205 if the stream was cut before its end
     */
    List<StreamFrame> finish();
}
