package io.modelgateway.cache.semantic.reading;

import java.util.List;

/** What kind of answer a text asks for. */
public enum QuestionKind {
    HOW_TO,
    HOW,
    WHAT,
    WHO,
    WHEN,
    WHERE,
    WHY,
    YES_OR_NO,
    STATEMENT;

    /** The kind, by the first words of a rewritten text; commands and bare phrases ask what something is. */
    static QuestionKind of(List<Word> words) {
        return switch (words.getFirst().text()) {
            case "how" -> words.size() > 1 && words.get(1).is("to") ? HOW_TO : HOW;
            case "who", "whom", "whose" -> WHO;
            case "when" -> WHEN;
            case "where" -> WHERE;
            case "why" -> WHY;
            case "i", "you", "he", "she", "it", "they", "there", "my", "our" -> STATEMENT;
            case String first when opensDecision(first) -> YES_OR_NO;
            default -> WHAT;
        };
    }

    /** How many of the first words only say the kind. */
    int length(List<Word> words) {
        String first = words.getFirst().text();
        return switch (this) {
            case HOW_TO -> 2;
            case HOW, WHO, WHEN, WHERE, WHY -> 1;
            case WHAT -> first.equals("what") || first.equals("which") ? 1 : 0;
            case YES_OR_NO -> first.equals("if") || first.equals("whether") ? 1 : 0;
            case STATEMENT -> 0;
        };
    }

    private static boolean opensDecision(String first) {
        return first.equals("if")
                || first.equals("whether")
                || FunctionWords.MODALS.containsKey(first)
                || FunctionWords.FORMS_OF_BE.contains(first)
                || FunctionWords.FORMS_OF_DO.contains(first)
                || FunctionWords.FORMS_OF_HAVE.contains(first);
    }
}
