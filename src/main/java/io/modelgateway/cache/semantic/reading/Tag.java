package io.modelgateway.cache.semantic.reading;

/** Parts of speech, as far as they matter here (https://universaldependencies.org/u/pos). */
enum Tag {
    NOUN,
    NAME,
    VERB,
    AUXILIARY,
    ADJECTIVE,
    ADVERB,
    OTHER;

    static Tag of(String universal) {
        return switch (universal) {
            case "NOUN", "NUM" -> NOUN;
            case "PROPN" -> NAME;
            case "VERB" -> VERB;
            case "AUX" -> AUXILIARY;
            case "ADJ" -> ADJECTIVE;
            case "ADV" -> ADVERB;
            default -> OTHER;
        };
    }
}
