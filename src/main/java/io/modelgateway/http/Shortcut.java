package io.modelgateway.http;

import java.util.Optional;

/** Answers bodies that come to a chat's path and ask the model nothing. Thread-safe. */
@FunctionalInterface
public interface Shortcut {

    /**
     * {@return the whole answer; nothing if the body is a chat}
     *
     * @throws io.modelgateway.error.GatewayException if it is none and cannot be served
     */
    Optional<byte[]> answer(byte[] body);
}
