package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Leaves out the small words of a relative clause that grammar may leave out: "files that are larger than" is "files larger
 * than", "an employee who works" is "an employee working", and "a wrist that is sprained" is "a sprained wrist". Thread-safe.
 */
final class Relatives {

    private static final Set<String> PRONOUNS = Set.of("that", "which", "who");
    private static final Set<String> LINKS = Set.of("is", "are");
    private static final Set<String> LINKS_OF_PERFECT = Set.of("has", "have");

    private Relatives() {}

    static List<Word> reduced(List<Word> words) {
        var reduced = new ArrayList<Word>();
        int at = 0;
        while (at < words.size()) {
            if (!opensRelative(words, at, reduced)) {
                reduced.add(words.get(at));
                at++;
                continue;
            }
            Word next = words.get(at + 1);
            boolean links = isOneOf(next, LINKS) || isOneOf(next, LINKS_OF_PERFECT) && isLastOfPhrase(words, at + 2);
            at += links ? 2 : 1;
            if (links && isLastOfPhrase(words, at)) {
                reduced.add(nounBegins(reduced), words.get(at));
                at++;
            }
        }
        return reduced;
    }

    /** Behind a noun, and before a verb: then the noun is what does it. */
    private static boolean opensRelative(List<Word> words, int at, List<Word> before) {
        if (at + 2 >= words.size() || !isOneOf(words.get(at), PRONOUNS) || before.isEmpty()) {
            return false;
        }
        Word noun = before.getLast();
        Word verb = words.get(at + 1);
        boolean perfect = isOneOf(verb, LINKS_OF_PERFECT) && isLastOfPhrase(words, at + 2);
        boolean does = verb.kind() == Kind.PLAIN && verb.tag() == Tag.VERB && !FunctionWords.isAny(verb.text());
        return (noun.tag() == Tag.NOUN || noun.tag() == Tag.NAME)
                && noun.kind() != Kind.MARK
                && (isOneOf(verb, LINKS) || perfect || does);
    }

    /** One participle, and nothing that belongs to it. An adjective may make a name with its noun: a green card. */
    private static boolean isLastOfPhrase(List<Word> words, int at) {
        if (at >= words.size()) {
            return false;
        }
        return Modalities.isParticiple(words.get(at))
                && (at + 1 == words.size() || words.get(at + 1).kind() == Kind.MARK);
    }

    private static int nounBegins(List<Word> words) {
        int begin = words.size() - 1;
        while (begin > 0
                && words.get(begin - 1).isNominal()
                && words.get(begin - 1).kind() != Kind.MARK) {
            begin--;
        }
        return begin;
    }

    private static boolean isOneOf(Word word, Set<String> words) {
        return word.kind() == Kind.PLAIN && words.contains(word.text());
    }
}
