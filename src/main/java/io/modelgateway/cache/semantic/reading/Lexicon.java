package io.modelgateway.cache.semantic.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What words are: their base forms, and which of them may stand for each other. Two words do if the list of
 * {@code semantic/synonyms.txt} says so, or if WordNet does for a sense that both are mostly used in. Not thread-safe.
 */
public final class Lexicon {

    private static final Set<String> SUPERLATIVES = Set.of("best", "worst", "most", "least");
    private static final Set<String> NEGATIVE_PREFIXES =
            Set.of("un", "in", "im", "ir", "il", "dis", "non", "mis", "de", "anti");

    private final WordNet wordNet;
    private final Map<String, Integer> groups = new HashMap<>();

    Lexicon(WordNet wordNet) {
        this.wordNet = wordNet;
        int group = 0;
        for (String line : Lines.of("synonyms.txt")) {
            group++;
            for (String word : line.split(" ")) {
                groups.putIfAbsent(word, group);
            }
        }
    }

    boolean knows(String word) {
        return FunctionWords.isAny(word) || wordNet.knows(word);
    }

    Word word(String text, Tag tag) {
        if (FunctionWords.isAny(text)) {
            String person = Pronouns.person(text);
            return Word.plain(person, person, tag, Word.Degree.POSITIVE);
        }
        String base = wordNet.base(text, tag);
        boolean compared = (tag == Tag.ADJECTIVE || tag == Tag.ADVERB) && !base.equals(text);
        return Word.plain(text, base, tag, compared ? degree(text) : Word.Degree.POSITIVE);
    }

    private static Word.Degree degree(String text) {
        return text.endsWith("est") || SUPERLATIVES.contains(text) ? Word.Degree.SUPERLATIVE : Word.Degree.COMPARATIVE;
    }

    /** Whether one may stand for the other, degree and denial included. */
    public boolean same(Word one, Word other) {
        if (!one.denial().equals(other.denial()) || one.degree() != other.degree()) {
            return false;
        }
        boolean exact = isExact(one) || isExact(other);
        if (exact) {
            return one.kind() == other.kind() && one.text().equals(other.text());
        }
        if (one.text().equals(other.text())) {
            return true;
        }
        if (one.kind() == Word.Kind.NAME || other.kind() == Word.Kind.NAME) {
            return false;
        }
        return one.base().equals(other.base()) || synonyms(one, other);
    }

    private static boolean isExact(Word word) {
        return word.kind() == Word.Kind.NUMBER || word.kind() == Word.Kind.LITERAL;
    }

    private boolean synonyms(Word one, Word other) {
        if (opposed(one.base(), other.base()) || opposed(other.base(), one.base())) {
            return false;
        }
        Integer group = groups.get(one.base());
        if (group != null && group.equals(groups.get(other.base()))) {
            return true;
        }
        return one.tag() == other.tag() && wordNet.synonyms(one.base(), other.base(), one.tag());
    }

    private static boolean opposed(String longer, String shorter) {
        return longer.endsWith(shorter)
                && NEGATIVE_PREFIXES.contains(longer.substring(0, longer.length() - shorter.length()));
    }
}
