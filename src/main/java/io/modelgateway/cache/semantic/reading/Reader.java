package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Part.Clause;
import io.modelgateway.cache.semantic.reading.Word.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads English questions. Loading takes about half a second and 60 MB; a question about 0.3 ms. Not thread-safe. */
public final class Reader {

    /** A longer text has too many ways to differ. */
    private static final int MOST_CHARS = 600;

    /** Of the words that are neither names nor numbers, so many must be English. */
    private static final double ENGLISH_SHARE = 0.75;

    private static final Set<String> OF = Set.of("of");
    private static final Set<String> OF_AND_FOR = Set.of("of", "for");
    private static final Set<String> OF_AND_IN = Set.of("of", "in");

    private final Rewriter rewriter = new Rewriter();
    private final Lexicon lexicon = new Lexicon(new WordNet());
    private final Tokens tokens = new Tokens(new Tagger(), lexicon, new Units());

    private final Voice voice = new Voice(lexicon);

    public Lexicon lexicon() {
        return lexicon;
    }

    public Reading read(String text) {
        String plain = Spaces.plain(text);
        Literals literals = Literals.of(plain);
        if (plain.length() > MOST_CHARS || literals.tooMany()) {
            return Reading.unreadable(plain);
        }
        List<Word> words = tokens.of(Spaces.plain(rewriter.rewrite(literals.text())), literals);
        if (words.isEmpty() || !isEnglish(words)) {
            return Reading.unreadable(plain);
        }
        QuestionKind kind = QuestionKind.of(words);
        words = voice.active(Relatives.reduced(words));
        List<Word> rest = words.subList(kind.length(words), words.size());
        List<Clause> clauses = Stream.of(OF, OF_AND_FOR, OF_AND_IN)
                .map(joining -> new ClauseParser(rest, joining).parse())
                .distinct()
                .toList();
        List<Word> content = Reading.words(clauses.getFirst());
        return content.isEmpty()
                ? Reading.unreadable(plain)
                : new Reading(plain, true, kind, Modalities.of(words, lexicon::isGerund), content, clauses);
    }

    private boolean isEnglish(List<Word> words) {
        List<Word> plain =
                words.stream().filter(word -> word.kind() == Kind.PLAIN).toList();
        long known = plain.stream().filter(word -> lexicon.knows(word.text())).count();
        boolean latin = words.stream()
                .filter(word -> word.kind() != Kind.LITERAL)
                .flatMapToInt(word -> word.text().codePoints())
                .allMatch(point -> point < 0x250 || !Character.isLetter(point));
        return latin && known >= plain.size() * ENGLISH_SHARE;
    }
}
