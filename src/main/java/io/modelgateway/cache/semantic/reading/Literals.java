package io.modelgateway.cache.semantic.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out what must be compared letter by letter: quoted text, code, addresses, paths, options. Each leaves a name of
 * letters only in its place, so that the rest can be read as a sentence.
 *
 * @param text what is left
 * @param texts what was taken out, in order
 */
record Literals(String text, List<String> texts) {

    private static final String MARK = "Xliteral";

    private static final Pattern LITERAL = Pattern.compile(String.join(
            "|",
            "```.*?```",
            "`[^`]+`",
            "\"[^\"]+\"",
            "(?<![\\w])'[^']+'(?!\\w)",
            "\\b[a-z][a-z0-9+.-]*://\\S+",
            "\\bwww\\.\\S+",
            "\\S+@\\S+\\.\\w+",
            "(?<!\\S)[~.]{0,2}/\\S+",
            "(?<!\\S)--?[A-Za-z][\\w-]*(?:=\\S+)?",
            // A word with a sign inside that prose has no use for.
            "(?<!\\S)[^\\s]*[=<>{}\\[\\]|&^*#~\\\\_@][^\\s]*",
            "(?<!\\S)[A-Za-z_]\\w*(?:\\.\\w+)+(?:\\([^)]*\\))?(?=[\\s,;:?!.]|$)",
            "(?<!\\S)\\w+\\([^)]*\\):?"));

    Literals {
        texts = List.copyOf(texts);
    }

    static Literals of(String text) {
        Matcher matcher = LITERAL.matcher(text);
        var taken = new ArrayList<String>();
        var rest = new StringBuilder();
        while (matcher.find()) {
            String literal = matcher.group();
            int closing = literal.length();
            while (closing > 1 && ",;:?!.".indexOf(literal.charAt(closing - 1)) >= 0) {
                closing--;
            }
            matcher.appendReplacement(rest, Matcher.quoteReplacement(name(taken.size()) + literal.substring(closing)));
            taken.add(unquoted(literal.substring(0, closing)));
        }
        matcher.appendTail(rest);
        return new Literals(rest.toString(), taken);
    }

    /** The taken text that stands behind a word, or the word itself. */
    boolean isName(String word) {
        return word.startsWith(MARK);
    }

    String behind(String name) {
        return texts.get(name.charAt(MARK.length()) - 'a');
    }

    /** More than the alphabet has letters are too many to read, see {@link Reader}. */
    private static String name(int index) {
        return MARK + (char) ('a' + Math.min(index, 25));
    }

    boolean tooMany() {
        return texts.size() > 26;
    }

    private static String unquoted(String literal) {
        char first = literal.charAt(0);
        boolean quoted =
                literal.length() > 1 && "`\"'".indexOf(first) >= 0 && literal.charAt(literal.length() - 1) == first;
        return quoted ? literal.substring(1, literal.length() - 1) : literal;
    }
}
