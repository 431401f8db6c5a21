package io.modelgateway.cache.store;

/** Bytes that are no entry: damaged, cut, or of another version. Carries no stack trace. */
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message, null, false, false);
    }
}
