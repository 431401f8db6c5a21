package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns the passive voice with a doer into the active: "Is alcohol broken down by the liver" into "Does the liver break down
 * alcohol". What will be done to something of the asker's, with no doer named, the one who is asked does. Who does what to
 * whom stays as it was; a text without such a verb stays whole. Not thread-safe.
 */
final class Voice {

    private static final Set<String> PARTICLES = Set.of("up", "down", "out", "off", "away", "back", "over", "in", "on");
    private static final Set<String> OWN = Set.of("my", "our");

    private final Lexicon lexicon;

    Voice(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    List<Word> active(List<Word> words) {
        for (int verb = 1; verb < words.size(); verb++) {
            int be = beBefore(verb, words);
            if (be >= 0 && Modalities.isParticiple(words.get(verb))) {
                return turned(words, clauseStart(be, words), verb);
            }
        }
        return words;
    }

    /** {@return where the form of "be" stands that makes a passive of this verb, or -1} */
    private static int beBefore(int verb, List<Word> words) {
        for (int i = verb - 1; i >= 0; i--) {
            Word word = words.get(i);
            if (word.is("being") || isBorder(word) || word.tag() == Tag.VERB && !isHelper(word)) {
                return -1;
            }
            if (word.kind() == Kind.PLAIN && FunctionWords.FORMS_OF_BE.contains(word.text())) {
                return i;
            }
        }
        return -1;
    }

    private static int clauseStart(int be, List<Word> words) {
        int start = be;
        while (start > 0 && !isBorder(words.get(start - 1))) {
            start--;
        }
        return start;
    }

    private List<Word> turned(List<Word> words, int start, int verb) {
        int afterVerb = verb + 1;
        if (afterVerb < words.size() && isOneOf(words.get(afterVerb), PARTICLES)) {
            afterVerb++;
        }
        var clause = new Halves(words.subList(start, verb));
        int afterDoer = afterVerb;
        List<Word> doer = List.of();
        if (afterVerb < words.size() && words.get(afterVerb).is("by")) {
            afterDoer = phraseEnd(afterVerb + 1, words);
            doer = words.subList(afterVerb + 1, afterDoer);
        } else if (clause.willBeDoneToMine()) {
            doer = List.of(lexicon.word("you", Tag.OTHER));
        }
        if (doer.isEmpty() || clause.subject.isEmpty()) {
            return words;
        }
        var active = new ArrayList<>(words.subList(0, start));
        active.addAll(clause.helpers);
        active.addAll(doer);
        active.addAll(clause.denials);
        active.add(lexicon.word(words.get(verb).text(), Tag.VERB).asBase());
        active.addAll(words.subList(verb + 1, afterVerb));
        active.addAll(clause.subject);
        active.addAll(words.subList(afterDoer, words.size()));
        return active;
    }

    private static int phraseEnd(int from, List<Word> words) {
        int end = from;
        while (end < words.size() && !endsPhrase(words.get(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsPhrase(Word word) {
        return isBorder(word)
                || isHelper(word)
                || word.tag() == Tag.VERB
                || word.kind() == Kind.NUMBER
                || isOneOf(word, FunctionWords.PREPOSITIONS.keySet());
    }

    private static boolean isBorder(Word word) {
        return word.kind() == Kind.MARK
                || isOneOf(word, FunctionWords.CLAUSES)
                || isOneOf(word, FunctionWords.QUESTIONS)
                || isOneOf(word, Set.of("that", "and", "or"));
    }

    private static boolean isHelper(Word word) {
        return isOneOf(word, FunctionWords.FORMS_OF_BE)
                || isOneOf(word, FunctionWords.FORMS_OF_DO)
                || isOneOf(word, FunctionWords.FORMS_OF_HAVE)
                || isOneOf(word, FunctionWords.MODALS.keySet());
    }

    private static boolean isOneOf(Word word, Set<String> words) {
        return word.kind() == Kind.PLAIN && words.contains(word.text());
    }

    /** What stands before a verb: its subject, and what says when and whether. */
    private final class Halves {

        private final List<Word> subject = new ArrayList<>();
        private final List<Word> helpers = new ArrayList<>();
        private final List<Word> denials = new ArrayList<>();

        Halves(List<Word> before) {
            for (Word word : before) {
                if (isOneOf(word, FunctionWords.DENIALS)) {
                    denials.add(word);
                } else if (isHelper(word)) {
                    help(word);
                } else {
                    subject.add(word);
                }
            }
        }

        /** The tense of "be" is now that of "do". */
        private void help(Word word) {
            switch (word.text()) {
                case "is", "are", "am" -> helpers.add(lexicon.word("does", Tag.AUXILIARY));
                case "was", "were" -> helpers.add(lexicon.word("did", Tag.AUXILIARY));
                case "be", "been" -> {}
                default -> helpers.add(word);
            }
        }

        boolean willBeDoneToMine() {
            return helpers.stream().allMatch(helper -> helper.is("will"))
                    && !helpers.isEmpty()
                    && !subject.isEmpty()
                    && isOneOf(subject.getFirst(), OWN);
        }
    }
}
