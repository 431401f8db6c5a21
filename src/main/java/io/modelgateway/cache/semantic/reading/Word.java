package io.modelgateway.cache.semantic.reading;

/**
 * One word of a question.
 *
 * @param text as it is compared: lower case, or a number's value, or a literal as it was written
 * @param base the dictionary form, with which the word is looked up
 * @param degree how it compares: better, best
 * @param denial what denies it: not, no, never; empty if nothing does
 */
public record Word(String text, String base, Tag tag, Kind kind, Degree degree, String denial) {

    /** What a word may be equal to. */
    public enum Kind {
        /** Itself, its other forms, and words of the same meaning. */
        PLAIN,
        /** A name: only itself. */
        NAME,
        /** A number: the same value. */
        NUMBER,
        /** Code or a quotation: letter by letter. */
        LITERAL,
        /** A mark between clauses; never part of a reading. */
        MARK
    }

    /** Degrees of comparison. */
    public enum Degree {
        POSITIVE,
        COMPARATIVE,
        SUPERLATIVE
    }

    static Word plain(String text, String base, Tag tag, Degree degree) {
        return new Word(text, base, tag, Kind.PLAIN, degree, "");
    }

    static Word exact(String text, Kind kind) {
        return new Word(text, text, kind == Kind.NUMBER ? Tag.NOUN : Tag.NAME, kind, Degree.POSITIVE, "");
    }

    Word denied(String by) {
        return new Word(text, base, tag, kind, degree, by);
    }

    /** {@return the same word in its dictionary form} */
    Word asBase() {
        return new Word(base, base, tag, kind, degree, denial);
    }

    boolean is(String other) {
        return kind == Kind.PLAIN && text.equals(other);
    }

    /** Part of a noun phrase. */
    boolean isNominal() {
        return tag == Tag.NOUN || tag == Tag.NAME || tag == Tag.ADJECTIVE;
    }
}
