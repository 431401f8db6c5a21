package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Lexicon;
import io.modelgateway.cache.semantic.reading.Reading;
import io.modelgateway.cache.semantic.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Demands that the words of one field of meaning have their equals on the other side, in any order. */
record VocabularyCheck(VetoReason reason, Set<String> vocabulary, Lexicon lexicon) implements Check {

    @Override
    public Optional<VetoReason> difference(Reading asked, Reading remembered) {
        return accounted(asked, remembered) && accounted(remembered, asked) ? Optional.empty() : Optional.of(reason);
    }

    private boolean accounted(Reading one, Reading other) {
        List<Word> left = new ArrayList<>(other.words());
        return one.words().stream().filter(this::isOfField).allMatch(word -> take(left, word));
    }

    private boolean take(List<Word> left, Word word) {
        Optional<Word> match =
                left.stream().filter(other -> lexicon.same(word, other)).findFirst();
        match.ifPresent(left::remove);
        return match.isPresent();
    }

    private boolean isOfField(Word word) {
        return vocabulary.contains(word.base()) || vocabulary.contains(word.text());
    }
}
