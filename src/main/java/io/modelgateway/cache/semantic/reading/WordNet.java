package io.modelgateway.cache.semantic.reading;

import java.util.List;
import java.util.Optional;
import net.sf.extjwnl.JWNLException;
import net.sf.extjwnl.data.IndexWord;
import net.sf.extjwnl.data.POS;
import net.sf.extjwnl.data.Synset;
import net.sf.extjwnl.dictionary.Dictionary;

/** WordNet 3.1, from the class path: some 40 MB once it is open. Not thread-safe. */
final class WordNet {

    /** Sense numbers of a pair added up, from 0; later senses are rare or of another trade. */
    private static final int MOST_SENSES = Integer.getInteger("veto.senses", 1);

    private static final int SHORTEST_SYNONYM = 3;

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

    /** The base form as this part of speech; the word itself if there is none. */
    String base(String word, Tag tag) {
        return pos(tag).flatMap(pos -> find(word, pos)).map(IndexWord::getLemma).orElse(word);
    }

    /** Whether the two share a meaning that is common for both. */
    boolean synonyms(String one, String other, Tag tag) {
        if (MOST_SENSES < 0 || Math.min(one.length(), other.length()) < SHORTEST_SYNONYM) {
            return false;
        }
        Optional<IndexWord> first = pos(tag).flatMap(pos -> find(one, pos));
        Optional<IndexWord> second = pos(tag).flatMap(pos -> find(other, pos));
        return first.isPresent()
                && second.isPresent()
                && share(first.get().getSenses(), second.get().getSenses());
    }

    private static boolean share(List<Synset> ones, List<Synset> others) {
        for (int i = 0; i <= Math.min(MOST_SENSES, ones.size() - 1); i++) {
            for (int j = 0; j <= Math.min(MOST_SENSES - i, others.size() - 1); j++) {
                if (ones.get(i).getOffset() == others.get(j).getOffset()) {
                    return true;
                }
            }
        }
        return false;
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
