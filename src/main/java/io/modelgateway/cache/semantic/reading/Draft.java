package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Part.Clause;
import io.modelgateway.cache.semantic.reading.Part.Couple;
import io.modelgateway.cache.semantic.reading.Part.Phrase;
import io.modelgateway.cache.semantic.reading.Part.Phrases;
import io.modelgateway.cache.semantic.reading.Part.Single;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A clause being read. Not thread-safe. */
final class Draft {

    private static final Set<String> MEASURES = Set.of(
            "cup", "glass", "bottle", "box", "can", "bag", "bowl", "pot", "jar", "pack", "packet", "plate", "tin",
            "barrel", "pair", "piece", "slice", "group", "set", "number", "lot", "bunch", "basket", "case", "tank",
            "tray", "roll", "sheet", "stack", "pile", "bucket", "carton", "spoon", "mug", "pint");

    private final List<Part> parts = new ArrayList<>();

    /** Where the noun phrase that is being read began. */
    private int phraseStart;

    private String denial = "";

    boolean isEmpty() {
        return parts.isEmpty();
    }

    void newPhrase() {
        phraseStart = parts.size();
    }

    /** Two denials are not one: what is not non-refundable can be refunded. */
    void deny(String by) {
        denial = denial.isEmpty() ? by : denial + " " + by;
    }

    void add(Word word) {
        boolean verbDenial = denial.equals("not") || denial.equals("never");
        boolean takes = !denial.isEmpty() && (!verbDenial || word.tag() == Tag.VERB);
        // "The opening hours": such a word begins a noun phrase as an adjective does.
        boolean opening = phraseStart == parts.size() && word.text().endsWith("ing");
        if (!word.isNominal() && !opening) {
            phraseStart = parts.size() + 1;
        }
        parts.add(new Single(takes ? word.denied(denial) : word));
        if (takes) {
            denial = "";
        }
    }

    void add(Phrase phrase) {
        if (!parts.isEmpty() && parts.getLast() instanceof Phrases group) {
            var more = new ArrayList<>(group.phrases());
            more.add(phrase);
            parts.set(parts.size() - 1, new Phrases(more));
        } else {
            parts.add(new Phrases(List.of(phrase)));
        }
        newPhrase();
    }

    boolean endsNominal() {
        return parts.size() > phraseStart
                && parts.getLast() instanceof Single single
                && single.word().isNominal();
    }

    /** A cup of tea is not a tea cup. */
    boolean endsWithMeasure() {
        return parts.getLast() instanceof Single single
                && MEASURES.contains(single.word().base());
    }

    /** Puts what "of" governs before the noun phrase that it belongs to. */
    void join(Clause owner) {
        parts.addAll(phraseStart, owner.parts());
    }

    Clause clause() {
        if (!denial.isEmpty()) {
            denyLast();
        }
        return new Clause(coupled());
    }

    /** Nothing followed that is a verb: what was denied is the clause, and its last word stands for it. */
    private void denyLast() {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i) instanceof Single single) {
                parts.set(i, new Single(single.word().denied(denial)));
                return;
            }
        }
        parts.add(new Single(Word.plain(denial, denial, Tag.OTHER, Word.Degree.POSITIVE)));
    }

    private List<Part> coupled() {
        var result = new ArrayList<Part>();
        for (int i = 0; i < parts.size(); i++) {
            if (i + 2 < parts.size() && isCouple(i)) {
                result.add(new Couple(word(i + 1).text(), word(i), word(i + 2)));
                i += 2;
            } else {
                result.add(parts.get(i));
            }
        }
        return result;
    }

    /** Two single nouns around an operator; with more words around it nobody knows how far it reaches. */
    private boolean isCouple(int i) {
        return isNoun(i)
                && isNoun(i + 2)
                && parts.get(i + 1) instanceof Single operator
                && operator.word().kind() == Word.Kind.PLAIN
                && FunctionWords.OPERATORS.contains(operator.word().text())
                && (i == 0 || !isNoun(i - 1))
                && (i + 3 >= parts.size() || !isNoun(i + 3));
    }

    private boolean isNoun(int i) {
        return parts.get(i) instanceof Single single && single.word().isNominal();
    }

    private Word word(int i) {
        return ((Single) parts.get(i)).word();
    }
}
