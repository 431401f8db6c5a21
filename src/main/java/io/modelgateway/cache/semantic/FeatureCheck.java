package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Reading;
import io.modelgateway.cache.semantic.reading.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Demands that a feature of both questions is equal. */
record FeatureCheck(VetoReason reason, Function<Reading, Object> feature) implements Check {

    /** The words of one sort, whatever their order: the order is {@link StructureCheck}'s. */
    static FeatureCheck words(VetoReason reason, Predicate<Word> sort, Function<Word, String> as) {
        return new FeatureCheck(reason, reading -> sorted(reading.words(), sort, as));
    }

    private static List<String> sorted(List<Word> words, Predicate<Word> sort, Function<Word, String> as) {
        return words.stream().filter(sort).map(as).sorted().toList();
    }

    @Override
    public Optional<VetoReason> difference(Reading asked, Reading remembered) {
        return feature.apply(asked).equals(feature.apply(remembered)) ? Optional.empty() : Optional.of(reason);
    }
}
