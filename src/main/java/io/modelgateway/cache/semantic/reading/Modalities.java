package io.modelgateway.cache.semantic.reading;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds tense, voice and modality in the verbs of a question. One per question. */
final class Modalities {

    private static final Set<String> PAST = Set.of("was", "were", "did", "had");

    /** Verbs whose participle is their base form. */
    private static final Set<String> UNCHANGED = Set.of(
            "cut", "put", "set", "hit", "let", "hurt", "read", "shut", "cost", "cast", "spread", "split", "beat");

    private final Predicate<String> isGerund;
    private final Set<Modality> found = EnumSet.noneOf(Modality.class);
    private boolean afterBe;
    private boolean afterAuxiliary;

    private Modalities(Predicate<String> isGerund) {
        this.isGerund = isGerund;
    }

    static Set<Modality> of(List<Word> words, Predicate<String> isGerund) {
        var reader = new Modalities(isGerund);
        words.forEach(reader::read);
        return reader.found;
    }

    private void read(Word word) {
        String text = word.text();
        boolean plain = word.kind() == Word.Kind.PLAIN;
        if (word.kind() == Word.Kind.MARK || FunctionWords.CLAUSES.contains(text)) {
            afterBe = false;
            afterAuxiliary = false;
        } else if (plain && FunctionWords.MODALS.containsKey(text)) {
            found.add(FunctionWords.MODALS.get(text));
            afterAuxiliary = true;
        } else if (plain && (afterBe && isGerund.test(text) || text.equals("being"))) {
            found.add(Modality.PROGRESSIVE);
            afterBe = true;
        } else if (word.tag() == Tag.AUXILIARY || PAST.contains(text)) {
            auxiliary(text);
        } else if (plain) {
            verb(word);
        }
    }

    private void auxiliary(String text) {
        afterBe |= FunctionWords.FORMS_OF_BE.contains(text);
        afterAuxiliary = true;
        if (PAST.contains(text)) {
            found.add(Modality.PAST);
        } else if (FunctionWords.FORMS_OF_HAVE.contains(text)) {
            found.add(Modality.PERFECT);
        }
    }

    private void verb(Word word) {
        if (afterBe && isParticiple(word)) {
            found.add(Modality.PASSIVE);
        } else if (!afterAuxiliary && word.tag() == Tag.VERB && isPastForm(word)) {
            found.add(Modality.PAST);
        }
    }

    /** The tagger takes many participles for adjectives. */
    static boolean isParticiple(Word word) {
        boolean unchanged = word.tag() == Tag.VERB && UNCHANGED.contains(word.text());
        boolean form = word.tag() == Tag.VERB || word.tag() == Tag.ADJECTIVE && word.degree() == Word.Degree.POSITIVE;
        return unchanged || form && isPastForm(word);
    }

    private static boolean isPastForm(Word verb) {
        String text = verb.text();
        return !text.equals(verb.base()) && !text.endsWith("ing") && !text.endsWith("s");
    }
}
