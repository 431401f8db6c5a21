package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Part.Clause;
import io.modelgateway.cache.semantic.reading.Part.Couple;
import io.modelgateway.cache.semantic.reading.Part.Phrases;
import io.modelgateway.cache.semantic.reading.Part.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a text says, as far as it can be told without understanding it.
 *
 * @param text the text without what means nothing: spaces, a closing mark
 * @param english whether it can be read at all
 * @param modalities tense and modality of all its verbs
 * @param words all words that matter, in order
 * @param clauses the ways to see who governs whom, the likeliest first
 */
public record Reading(
        String text,
        boolean english,
        QuestionKind kind,
        Set<Modality> modalities,
        List<Word> words,
        List<Clause> clauses) {

    public Reading {
        modalities = Set.copyOf(modalities);
        words = List.copyOf(words);
        clauses = List.copyOf(clauses);
    }

    static Reading unreadable(String text) {
        return new Reading(text, false, QuestionKind.STATEMENT, Set.of(), List.of(), List.of());
    }

    static List<Word> words(Clause clause) {
        var words = new ArrayList<Word>();
        for (Part part : clause.parts()) {
            switch (part) {
                case Single single -> words.add(single.word());
                case Couple couple -> {
                    words.add(couple.left());
                    words.add(couple.right());
                }
                case Phrases group -> group.phrases().forEach(phrase -> words.addAll(words(phrase.content())));
            }
        }
        return words;
    }
}
