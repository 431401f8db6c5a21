package io.modelgateway.http;

import io.modelgateway.model.Caller;
import java.util.Optional;

/** Answers bodies that come to a chat's path and ask the model nothing. Thread-safe. */
@FunctionalInterface
public interface Shortcut {

    /**
     * {@return what answers the caller; nothing if the body is a chat}
     *
     * @throws io.modelgateway.error.GatewayException if it is none and cannot be read
     */
    Optional<Answer> read(byte[] body);

    /** The whole answer for a caller, or a {@code GatewayException}. */
    @FunctionalInterface
    interface Answer {
        byte[] of(Caller caller);
    }
}
