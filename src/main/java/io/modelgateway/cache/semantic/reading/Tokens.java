package io.modelgateway.cache.semantic.reading;

import io.modelgateway.cache.semantic.reading.Word.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a rewritten text into words, and finds numbers, units, names and literals among them. Not thread-safe. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile(
            "'s\\b|[$€£¥](?=\\s?\\d)|\\d++(?:,\\d{3})*+(?:\\.\\d++)?+(?![\\p{L}\\d])|[\\p{L}\\d]+(?:['/.][\\p{L}\\d]+)*|\\S");
    private static final Pattern INNER_HYPHEN = Pattern.compile("(?<=[\\p{L}\\d])-(?=[\\p{L}\\d])");
    private static final Pattern FIGURES = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern ORDINAL = Pattern.compile("(\\d+)(?:st|nd|rd|th)");
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)?)([a-z/°]+)");
    private static final String CURRENCIES_AND_PERCENT = "%$€£¥";
    private static final String MARKS = ",.;:?!()";

    /** Names that only their capitals tell from small words. */
    private static final Set<String> WRITTEN_AS_NAMES = Set.of("US", "IT", "WHO", "May");

    private final Tagger tagger;
    private final Lexicon lexicon;
    private final Units units;

    Tokens(Tagger tagger, Lexicon lexicon, Units units) {
        this.tagger = tagger;
        this.lexicon = lexicon;
        this.units = units;
    }

    List<Word> of(String text, Literals literals) {
        List<String> raw = cut(text);
        List<Tag> tags = raw.isEmpty() ? List.of() : tagger.tags(raw);
        var words = new ArrayList<Word>();
        for (int i = 0; i < raw.size(); i++) {
            if (FIGURES.matcher(raw.get(i)).matches() && i + 1 < raw.size() && Numbers.isPower(lower(raw.get(i + 1)))) {
                words.add(Word.exact(Numbers.times(raw.get(i), lower(raw.get(i + 1))), Kind.NUMBER));
                i++;
            } else if (Numbers.isNumberWord(lower(raw.get(i)))) {
                int from = i;
                while (i + 1 < raw.size() && Numbers.isNumberWord(lower(raw.get(i + 1)))) {
                    i++;
                }
                words.add(Word.exact(
                        Numbers.words(raw.subList(from, i + 1).stream()
                                .map(Tokens::lower)
                                .toList()),
                        Kind.NUMBER));
            } else {
                boolean first = words.isEmpty() || words.getLast().kind() == Kind.MARK;
                add(words, raw.get(i), tags.get(i), first, literals);
            }
        }
        return words;
    }

    private void add(List<Word> words, String raw, Tag tag, boolean first, Literals literals) {
        String lower = lower(raw);
        boolean afterNumber = !words.isEmpty() && words.getLast().kind() == Kind.NUMBER;
        Matcher ordinal = ORDINAL.matcher(lower);
        Matcher unit = WITH_UNIT.matcher(lower);
        if (literals.isName(raw)) {
            words.add(Word.exact(literals.behind(raw), Kind.LITERAL));
        } else if (FIGURES.matcher(raw).matches()) {
            words.add(Word.exact(Numbers.figures(raw), Kind.NUMBER));
        } else if (ordinal.matches()) {
            words.add(Word.exact(ordinal.group(1) + "th", Kind.NUMBER));
        } else if (Numbers.ordinal(lower).isPresent()) {
            words.add(Word.exact(Numbers.ordinal(lower).get(), Kind.NUMBER));
        } else if (unit.matches() && units.isUnit(unit.group(2), true)) {
            words.add(Word.exact(Numbers.figures(unit.group(1)), Kind.NUMBER));
            words.add(Word.exact(units.sign(unit.group(2)), Kind.NAME));
        } else if (units.isUnit(lower, afterNumber) || CURRENCIES_AND_PERCENT.contains(raw)) {
            words.add(Word.exact(units.sign(lower), Kind.NAME));
        } else if (MARKS.contains(raw)) {
            words.add(Word.exact(raw, Kind.MARK));
        } else if (!Character.isLetterOrDigit(raw.codePointAt(0)) && !raw.equals("'s")) {
            words.add(
                    raw.equals("&")
                            ? Word.plain("and", "and", Tag.OTHER, Word.Degree.POSITIVE)
                            : Word.exact(raw, Kind.LITERAL));
        } else if (isName(raw, tag, first)) {
            words.add(Word.exact(lower, Kind.NAME));
        } else {
            words.add(lexicon.word(lower, tag));
        }
    }

    /** Written as a name, where a common word would not be. */
    private boolean isName(String raw, Tag tag, boolean first) {
        if (raw.length() == 1 && Character.isUpperCase(raw.charAt(0)) && !first && !raw.equals("I")) {
            return true;
        }
        if (FunctionWords.isAny(lower(raw)) && !WRITTEN_AS_NAMES.contains(raw)) {
            return false;
        }
        boolean mixed = raw.chars().anyMatch(Character::isDigit)
                || raw.chars().skip(1).anyMatch(Character::isUpperCase)
                || raw.indexOf('/') >= 0
                || raw.indexOf('.') >= 0;
        boolean capital = Character.isUpperCase(raw.codePointAt(0)) && raw.length() > 1;
        return mixed || capital && (!first || tag == Tag.NAME && !lexicon.knows(lower(raw)));
    }

    private static List<String> cut(String text) {
        var raw = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(INNER_HYPHEN.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            raw.add(matcher.group());
        }
        return raw;
    }

    private static String lower(String raw) {
        return raw.toLowerCase(Locale.ROOT);
    }
}
