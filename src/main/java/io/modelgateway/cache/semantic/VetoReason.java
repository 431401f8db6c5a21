package io.modelgateway.cache.semantic;

import java.util.Locale;

/** Why two texts that lie close must not share an answer. Its {@link #label()} is a metric's label: few, and stable. */
public enum VetoReason {
    /** Another number, unit, price or measure. */
    NUMBER,
    /** Another date, time or span. */
    DATE,
    /** Another name of a person, place, product or thing. */
    ENTITY,
    /** One side denies what the other says, or speaks of the opposite. */
    NEGATION,
    /** The same words in other roles: from and to, who does what to whom, what comes first. */
    ROLE,
    /** More against less, above against below, another degree. */
    COMPARISON,
    /** Another tense or modality: did, will, should, must. */
    TENSE,
    /** All, some, only, first, last, except. */
    QUANTIFIER,
    /** Another code, command, identifier, address or quoted text. */
    LITERAL,
    /** Another language or script. */
    LANGUAGE,
    /** Another kind of question: why, how, when, who. */
    QUESTION,
    /** Another form of answer is asked for. */
    FORMAT,
    /** A word of one side that nothing on the other accounts for. */
    UNEXPLAINED,
    /** A text too long or too odd to align. */
    UNREADABLE,
    /** The veto itself could not work. */
    UNAVAILABLE;

    /** The name in metrics and in administration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
