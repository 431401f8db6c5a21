package io.modelgateway.tokens;

/** Counts the tokens of a short text. Thread-safe. */
@FunctionalInterface
interface TokenCounter {

    int count(String text);
}
