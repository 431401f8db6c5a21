package io.modelgateway.cache.semantic.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings many ways of asking to one: contractions, politeness, "what is the best way to" for "how do I", short forms for
 * long ones. The rules are lines of {@code semantic/rewrites.txt} and {@code semantic/abbreviations.txt}. Thread-safe.
 */
final class Rewriter {

    /** Rules open the way for each other, but never endlessly. */
    private static final int MOST_ROUNDS = 4;

    private static final String QUESTION =
            "how|what|why|when|where|who|whom|whose|which|should|can|could|do|does|did|is|are|was|were|will|would|must|may";

    private record Rule(Pattern pattern, String replacement) {

        static Rule of(String line) {
            int arrow = line.indexOf(" => ");
            String expression = line.substring(0, arrow).replace("QUESTION", QUESTION);
            return new Rule(Pattern.compile(expression, Pattern.CASE_INSENSITIVE), line.substring(arrow + 4));
        }

        /** {@return what puts the short form for the long ones, with a plural's ending if there is one} */
        static Rule shortening(String line) {
            int sign = line.indexOf(" = ");
            String longForms = line.substring(sign + 3).replace(" | ", "|");
            return new Rule(
                    Pattern.compile("\\b(?:" + longForms + ")(s?)\\b", Pattern.CASE_INSENSITIVE),
                    line.substring(0, sign) + "$1");
        }

        String apply(String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? Spaces.single(matcher.replaceAll(replacement)) : text;
        }
    }

    private final List<Rule> rules = Stream.concat(
                    Lines.of("abbreviations.txt").stream().map(Rule::shortening),
                    Lines.of("rewrites.txt").stream().map(Rule::of))
            .toList();

    /** @param text one line without the mark at its end */
    String rewrite(String text) {
        String current = text;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String before = current;
            for (Rule rule : rules) {
                current = rule.apply(current);
            }
            if (current.equals(before)) {
                break;
            }
        }
        return current;
    }
}
