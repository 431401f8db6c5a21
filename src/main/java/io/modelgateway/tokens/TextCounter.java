package io.modelgateway.tokens;

/** Counts the tokens of a short text. Thread-safe; the caller bounds the length. */
@FunctionalInterface
interface TextCounter {

    /** {@return the tokens of that text, 0 for an empty one} */
    int count(String text);
}
