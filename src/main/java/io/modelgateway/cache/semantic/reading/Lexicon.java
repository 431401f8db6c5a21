package io.modelgateway.cache.semantic.reading;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What words are: their base forms as WordNet knows them, and which of them may stand for each other as
 * {@code semantic/synonyms.txt} says. Not thread-safe.
 */
public final class Lexicon {

    private static final Set<String> COMPARATIVES = Set.of("worse", "less");
    private static final Pattern DERIVED =
            Pattern.compile("(?:un|re|non|pre|over)?(\\p{L}{3,}?)(?:able|ness|less|ly|ish)?");
    private static final Set<String> SUPERLATIVES = Set.of("best", "worst", "most", "least");

    private final WordNet wordNet;
    private final Map<String, Set<Integer>> groups = new HashMap<>();

    Lexicon(WordNet wordNet) {
        this.wordNet = wordNet;
        int group = 0;
        for (String line : Lines.of("synonyms.txt")) {
            group++;
            for (String word : line.split(" ")) {
                groups.computeIfAbsent(word, _ -> new HashSet<>()).add(group);
            }
        }
    }

    boolean knows(String word) {
        return FunctionWords.isAny(word) || groups.containsKey(word) || wordNet.knows(word) || isDerived(word);
    }

    /** "Walkable", "rebook": dictionaries leave out what grammar makes. */
    private boolean isDerived(String word) {
        Matcher derived = DERIVED.matcher(word);
        return derived.matches() && (wordNet.knows(derived.group(1)) || wordNet.knows(derived.group(1) + "e"));
    }

    /** Whether it is a verb's form in -ing, whatever the tagger takes it for. */
    boolean isGerund(String word) {
        return word.endsWith("ing") && !wordNet.base(word, Tag.VERB).endsWith("ing");
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
        if (text.endsWith("est") || SUPERLATIVES.contains(text)) {
            return Word.Degree.SUPERLATIVE;
        }
        return text.endsWith("er") || COMPARATIVES.contains(text) ? Word.Degree.COMPARATIVE : Word.Degree.POSITIVE;
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
        Set<Integer> mine = groups.getOrDefault(one.base(), Set.of());
        return !Collections.disjoint(mine, groups.getOrDefault(other.base(), Set.of()));
    }
}
