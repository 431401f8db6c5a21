package io.modelgateway.cache.semantic;

/** What a {@link Veto} says of two texts. */
public sealed interface Verdict {

    /** One answer serves both. */
    record Same() implements Verdict {}

    /** They must not share an answer; the reason is the first that was found. */
    record Differs(VetoReason reason) implements Verdict {}
}
