package io.modelgateway.cache.semantic.reading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.dictionary.Dictionary;

/** WordNet 3.1, from the class path: some 40 MB once it is open. Not thread-safe. */
final class WordNet {

    private static final List<POS> USUAL = List.of(POS.NOUN, POS.VERB, POS.ADJECTIVE, POS.ADVERB);

    private final Dictionary dictionary;

    WordNet() {
        try {
            this.dictionary = Dictionary.getDefaultResourceInstance();
        } catch (JWNLException broken) {
            throw new IllegalStateException("WordNet cannot be opened", broken);
        }
    }

    boolean knows(String word) {
        return POS.getAllPOS().stream().anyMatch(pos -> find(word, pos).isPresent());
    }

    /** The base form as this part of speech, or as the first other that has one; the word itself if there is none. */
    String base(String word, Tag tag) {
        return Stream.concat(pos(tag).stream(), USUAL.stream())
                .flatMap(pos -> find(word, pos).stream())
                .map(IndexWord::getLemma)
                .findFirst()
                .orElse(word);
    }

    private Optional<IndexWord> find(String word, POS pos) {
        try {
            return Optional.ofNullable(dictionary.lookupIndexWord(pos, word));
        } catch (JWNLException broken) {
            throw new IllegalStateException("WordNet cannot be read", broken);
        }
    }

    private static Optional<POS> pos(Tag tag) {
        return switch (tag) {
            case NOUN, NAME -> Optional.of(POS.NOUN);
            case VERB, AUXILIARY -> Optional.of(POS.VERB);
            case ADJECTIVE -> Optional.of(POS.ADJECTIVE);
            case ADVERB -> Optional.of(POS.ADVERB);
            case OTHER -> Optional.empty();
        };
    }
}
