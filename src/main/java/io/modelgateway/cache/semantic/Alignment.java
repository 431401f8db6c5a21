package io.modelgateway.cache.semantic;

import io.modelgateway.cache.semantic.reading.Lexicon;
import io.modelgateway.cache.semantic.reading.Part;
import io.modelgateway.cache.semantic.reading.Part.Clause;
import io.modelgateway.cache.semantic.reading.Part.Couple;
import io.modelgateway.cache.semantic.reading.Part.Phrase;
import io.modelgateway.cache.semantic.reading.Part.Phrases;
import io.modelgateway.cache.semantic.reading.Part.Single;
import io.modelgateway.cache.semantic.reading.Word;
import java.util.List;
import java.util.stream.IntStream;

/** Lays two clauses beside each other, part by part. */
record Alignment(Lexicon lexicon) {

    /** Whether nothing is left on either side. */
    boolean same(Clause asked, Clause remembered) {
        List<Part> ones = asked.parts();
        List<Part> others = remembered.parts();
        int i = 0;
        int j = 0;
        while (i < ones.size() && j < others.size()) {
            if (same(ones.get(i), others.get(j))) {
                i++;
                j++;
            } else if (isWrittenTogether(ones, i, others.get(j))) {
                i += 2;
                j++;
            } else if (isWrittenTogether(others, j, ones.get(i))) {
                i++;
                j += 2;
            } else {
                return false;
            }
        }
        return i == ones.size() && j == others.size();
    }

    private boolean same(Part one, Part other) {
        return switch (one) {
            case Single single -> other instanceof Single that && lexicon.same(single.word(), that.word());
            case Couple couple -> other instanceof Couple that && same(couple, that);
            case Phrases group -> other instanceof Phrases that && same(group.phrases(), that.phrases());
        };
    }

    private boolean same(Couple one, Couple other) {
        return one.operator().equals(other.operator())
                && (lexicon.same(one.left(), other.left()) && lexicon.same(one.right(), other.right())
                        || lexicon.same(one.left(), other.right()) && lexicon.same(one.right(), other.left()));
    }

    /** In any order, unless two of one kind could then change what they belong to. */
    private boolean same(List<Phrase> ones, List<Phrase> others) {
        if (ones.size() != others.size()) {
            return false;
        }
        if (ones.stream().map(Phrase::marker).distinct().count() < ones.size()) {
            return IntStream.range(0, ones.size()).allMatch(i -> same(ones.get(i), others.get(i)));
        }
        return ones.stream().allMatch(one -> others.stream().anyMatch(other -> same(one, other)));
    }

    private boolean same(Phrase one, Phrase other) {
        boolean marker = one.marker().equals(other.marker()) || isPlatform(one) && isPlatform(other);
        return marker && same(one.content(), other.content());
    }

    /** People say "on Linux" and "in Linux"; with anything but a name the two differ. */
    private static boolean isPlatform(Phrase phrase) {
        return (phrase.marker().equals("in") || phrase.marker().equals("on"))
                && phrase.content().parts().size() == 1
                && phrase.content().parts().getFirst() instanceof Single single
                && single.word().kind() == Word.Kind.NAME;
    }

    /** "Fire wall" and "firewall". */
    private static boolean isWrittenTogether(List<Part> apart, int from, Part together) {
        return from + 1 < apart.size()
                && together instanceof Single whole
                && apart.get(from) instanceof Single first
                && apart.get(from + 1) instanceof Single second
                && isPlain(whole.word())
                && isPlain(first.word())
                && isPlain(second.word())
                && whole.word()
                        .text()
                        .equals(first.word().text() + second.word().text());
    }

    private static boolean isPlain(Word word) {
        return word.kind() == Word.Kind.PLAIN && word.denial().isEmpty();
    }
}
