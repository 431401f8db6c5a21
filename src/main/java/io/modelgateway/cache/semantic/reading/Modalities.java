package io.modelgateway.cache.semantic.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds tense and modality in the verbs of a question. */
final class Modalities {

    private static final Set<String> PAST = Set.of("was", "were", "did", "had");

    /** Verbs whose participle is their base form. */
    private static final Set<String> UNCHANGED = Set.of(
            "cut", "put", "set", "hit", "let", "hurt", "read", "shut", "cost", "cast", "spread", "split", "beat");

    private Modalities() {}

    static Set<Modality> of(List<Word> words) {
        var found = EnumSet.noneOf(Modality.class);
        boolean afterBe = false;
        boolean afterAuxiliary = false;
        for (Word word : words) {
            String text = word.text();
            if (word.kind() == Word.Kind.MARK || FunctionWords.CLAUSES.contains(text)) {
                afterBe = false;
                afterAuxiliary = false;
            } else if (FunctionWords.MODALS.containsKey(text) && word.kind() == Word.Kind.PLAIN) {
                found.add(FunctionWords.MODALS.get(text));
                afterAuxiliary = true;
            } else if (word.tag() == Tag.AUXILIARY || PAST.contains(text)) {
                afterBe |= FunctionWords.FORMS_OF_BE.contains(text);
                afterAuxiliary = true;
                if (PAST.contains(text)) {
                    found.add(Modality.PAST);
                } else if (FunctionWords.FORMS_OF_HAVE.contains(text)) {
                    found.add(Modality.PERFECT);
                }
            } else if (word.tag() == Tag.VERB && word.kind() == Word.Kind.PLAIN) {
                if (afterBe && text.endsWith("ing") && !text.equals(word.base())) {
                    found.add(Modality.PROGRESSIVE);
                } else if (afterBe && isParticiple(word)) {
                    found.add(Modality.PASSIVE);
                } else if (!afterAuxiliary && isPastForm(word)) {
                    found.add(Modality.PAST);
                }
            }
        }
        return found;
    }

    private static boolean isParticiple(Word verb) {
        return isPastForm(verb) || UNCHANGED.contains(verb.text());
    }

    private static boolean isPastForm(Word verb) {
        String text = verb.text();
        return !text.equals(verb.base()) && !text.endsWith("ing") && !text.endsWith("s");
    }
}
