package io.modelgateway.cache.store;

import io.modelgateway.model.StreamFrame;

/**
 * A piece of a stream and when it came.
 *
 * @param millis since the first piece
 */
public record TimedFrame(StreamFrame frame, long millis) {}
