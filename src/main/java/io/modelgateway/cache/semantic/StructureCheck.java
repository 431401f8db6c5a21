package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Lexicon;
import io.modelgateway.cache.semantic.reading.Part.Clause;
import io.modelgateway.cache.semantic.reading.Reading;
import io.modelgateway.cache.semantic.reading.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Demands that every word of either question is accounted for on the other, in the same role. It is the judge; the checks
 * before it only name the commonest reasons.
 */
record StructureCheck(Lexicon lexicon, Alignment alignment) implements Check {

    StructureCheck(Lexicon lexicon) {
        this(lexicon, new Alignment(lexicon));
    }

    @Override
    public Optional<VetoReason> difference(Reading asked, Reading remembered) {
        for (Clause one : asked.clauses()) {
            for (Clause other : remembered.clauses()) {
                if (alignment.same(one, other)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(reason(asked, remembered));
    }

    private VetoReason reason(Reading asked, Reading remembered) {
        var left = new ArrayList<Word>();
        var unmatched = new ArrayList<>(remembered.words());
        for (Word word : asked.words()) {
            Optional<Word> match = unmatched.stream()
                    .filter(other -> lexicon.same(word, other))
                    .findFirst();
            match.ifPresentOrElse(unmatched::remove, () -> left.add(word));
        }
        left.addAll(unmatched);
        if (left.isEmpty()) {
            return VetoReason.ROLE;
        }
        return isName(left) ? VetoReason.ENTITY : VetoReason.UNEXPLAINED;
    }

    private static boolean isName(List<Word> left) {
        return left.stream().anyMatch(word -> word.kind() == Word.Kind.NAME);
    }
}
