package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Part.Clause;
import io.modelgateway.cache.semantic.reading.Part.Phrase;
import java.util.List;
import java.util.Set;

/**
 * Finds who governs whom, as far as English shows it by small words: what a preposition or conjunction stands before, what
 * "of" joins, what "and" couples. "The capital of Peru" and "Peru's capital" become "Peru capital". Everything else keeps
 * its order, which is its role. One per text, used once.
 */
final class ClauseParser {

    /** How far a clause reaches. */
    private enum Reach {
        /** To the end. */
        TEXT,
        /** To the next mark. */
        CLAUSE,
        /** To the next preposition, verb or mark. */
        PHRASE
    }

    private final List<Word> words;
    /** Prepositions that join like "of" does. */
    private final Set<String> joining;

    private int at;

    ClauseParser(List<Word> words, Set<String> joining) {
        this.words = words;
        this.joining = joining;
    }

    Clause parse() {
        return clause(Reach.TEXT);
    }

    private Clause clause(Reach reach) {
        var draft = new Draft();
        while (at < words.size() && !ends(reach, draft)) {
            Word word = words.get(at);
            at++;
            String text = word.kind() == Word.Kind.PLAIN ? word.text() : "";
            if (word.kind() == Word.Kind.MARK || FunctionWords.ARTICLES.contains(text)) {
                draft.newPhrase();
            } else if (FunctionWords.DENIALS.contains(text)) {
                draft.deny(text);
            } else if (isSilent(word)) {
                draft.newPhrase();
            } else if (FunctionWords.CLAUSES.contains(text)) {
                draft.add(new Phrase(text, clause(Reach.CLAUSE)));
            } else if (joins(text, draft)) {
                join(draft, word);
            } else if (FunctionWords.PREPOSITIONS.containsKey(text)) {
                preposition(draft, word);
            } else {
                draft.add(word);
            }
        }
        return draft.clause();
    }

    private boolean joins(String preposition, Draft draft) {
        return joining.contains(preposition) && draft.endsNominal() && !draft.endsWithMeasure();
    }

    private void join(Draft draft, Word word) {
        Clause owner = clause(Reach.PHRASE);
        if (owner.parts().isEmpty()) {
            draft.add(word);
        } else {
            draft.join(owner);
        }
    }

    private void preposition(Draft draft, Word word) {
        Clause content = clause(Reach.PHRASE);
        if (content.parts().isEmpty()) {
            draft.add(word);
        } else {
            draft.add(new Phrase(FunctionWords.PREPOSITIONS.get(word.text()), content));
        }
    }

    private boolean ends(Reach reach, Draft draft) {
        Word word = words.get(at);
        return switch (reach) {
            case TEXT -> false;
            case CLAUSE -> word.kind() == Word.Kind.MARK;
            case PHRASE -> word.kind() == Word.Kind.MARK || word.kind() == Word.Kind.PLAIN && leavesPhrase(word, draft);
        };
    }

    private boolean leavesPhrase(Word word, Draft draft) {
        String text = word.text();
        boolean preposition = FunctionWords.PREPOSITIONS.containsKey(text);
        return FunctionWords.CLAUSES.contains(text)
                || FunctionWords.MODALS.containsKey(text)
                || preposition && !(joining.contains(text) && draft.endsNominal())
                || !draft.isEmpty() && (word.tag() == Tag.VERB || word.tag() == Tag.AUXILIARY);
    }

    /** Verbs that only carry tense, which {@link Modalities} has read, and words that carry nothing. */
    private static boolean isSilent(Word word) {
        String text = word.text();
        return word.kind() == Word.Kind.PLAIN
                && (FunctionWords.FORMS_OF_BE.contains(text)
                        || FunctionWords.MODALS.containsKey(text)
                        || FunctionWords.FILLERS.contains(text)
                        || text.equals("'s")
                        || FunctionWords.FORMS_OF_DO.contains(text)
                        || FunctionWords.FORMS_OF_HAVE.contains(text) && word.tag() == Tag.AUXILIARY);
    }
}
