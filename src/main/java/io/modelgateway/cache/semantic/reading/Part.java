package io.modelgateway.cache.semantic.reading;

import java.util.List;

/** A piece of a clause, in its order. */
public sealed interface Part {

    /** One word. */
    record Single(Word word) implements Part {}

    /** Two words that change places freely: tea and coffee, Vue or React. */
    record Couple(String operator, Word left, Word right) implements Part {}

    /** Phrases that follow each other and change places freely: from Rome, in June, to Oslo. */
    record Phrases(List<Phrase> phrases) implements Part {

        public Phrases {
            phrases = List.copyOf(phrases);
        }
    }

    /** What a preposition or a conjunction governs. */
    record Phrase(String marker, Clause content) {}

    /** Parts in order. */
    record Clause(List<Part> parts) {

        public Clause {
            parts = List.copyOf(parts);
        }
    }
}
