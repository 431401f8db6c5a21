package io.modelgateway.cache.semantic.reading;

import java.util.Map;
import java.util.Set;

/** The small words of English, by what they do in a question. */
final class FunctionWords {

    static final Set<String> ARTICLES = Set.of("a", "an", "the", "my", "our");
    static final Set<String> FORMS_OF_BE = Set.of("be", "am", "is", "are", "was", "were", "been", "being");
    static final Set<String> FORMS_OF_DO = Set.of("do", "does", "did");
    static final Set<String> FORMS_OF_HAVE = Set.of("have", "has", "had", "having");
    static final Set<String> FILLERS = Set.of("actually", "basically", "exactly", "currently", "really");
    static final Set<String> DENIALS = Set.of("not", "no", "never", "non", "neither", "nor");
    static final Set<String> OPERATORS = Set.of("and", "or", "vs");
    static final Set<String> QUESTIONS =
            Set.of("how", "what", "which", "who", "whom", "whose", "when", "where", "why", "whether");
    static final Set<String> CLAUSES = Set.of(
            "if",
            "when",
            "while",
            "because",
            "unless",
            "until",
            "before",
            "after",
            "since",
            "although",
            "though",
            "whereas",
            "once");
    static final Map<String, Modality> MODALS = Map.ofEntries(
            Map.entry("can", Modality.CAN),
            Map.entry("could", Modality.COULD),
            Map.entry("will", Modality.WILL),
            Map.entry("shall", Modality.WILL),
            Map.entry("would", Modality.WOULD),
            Map.entry("should", Modality.SHOULD),
            Map.entry("must", Modality.MUST),
            Map.entry("may", Modality.MAY),
            Map.entry("might", Modality.MIGHT));

    /** Prepositions, with the one that stands for each. */
    static final Map<String, String> PREPOSITIONS = Map.ofEntries(
            Map.entry("in", "in"),
            Map.entry("during", "in"),
            Map.entry("on", "on"),
            Map.entry("upon", "on"),
            Map.entry("onto", "on"),
            Map.entry("at", "at"),
            Map.entry("by", "by"),
            Map.entry("with", "with"),
            Map.entry("without", "without"),
            Map.entry("from", "from"),
            Map.entry("to", "to"),
            Map.entry("into", "to"),
            Map.entry("for", "for"),
            Map.entry("against", "against"),
            Map.entry("about", "about"),
            Map.entry("regarding", "about"),
            Map.entry("concerning", "about"),
            Map.entry("over", "over"),
            Map.entry("under", "under"),
            Map.entry("above", "above"),
            Map.entry("below", "below"),
            Map.entry("between", "between"),
            Map.entry("among", "among"),
            Map.entry("through", "through"),
            Map.entry("across", "across"),
            Map.entry("around", "around"),
            Map.entry("near", "near"),
            Map.entry("inside", "inside"),
            Map.entry("outside", "outside"),
            Map.entry("behind", "behind"),
            Map.entry("beyond", "beyond"),
            Map.entry("beside", "beside"),
            Map.entry("within", "within"),
            Map.entry("per", "per"),
            Map.entry("than", "than"),
            Map.entry("as", "as"),
            Map.entry("like", "like"),
            Map.entry("except", "except"),
            Map.entry("despite", "despite"),
            Map.entry("toward", "toward"),
            Map.entry("towards", "toward"),
            Map.entry("of", "of"));

    private FunctionWords() {}

    static boolean isAny(String word) {
        return ARTICLES.contains(word)
                || FORMS_OF_BE.contains(word)
                || FORMS_OF_DO.contains(word)
                || FORMS_OF_HAVE.contains(word)
                || FILLERS.contains(word)
                || DENIALS.contains(word)
                || OPERATORS.contains(word)
                || QUESTIONS.contains(word)
                || CLAUSES.contains(word)
                || MODALS.containsKey(word)
                || PREPOSITIONS.containsKey(word)
                || Pronouns.isAny(word);
    }
}
