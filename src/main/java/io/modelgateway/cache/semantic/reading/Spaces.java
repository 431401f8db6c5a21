package io.modelgateway.cache.semantic.reading;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** White space, quotes and closing marks, which mean nothing here. */
public final class Spaces {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CLOSING = Pattern.compile("[\\s?.!…]+$");

    private Spaces() {}

    static String single(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** One line, composed characters, plain quotes, and no mark at the end unless there is nothing else. */
    public static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u201C', '"')
                .replace('\u201D', '"')
                .replace('\u2013', '-');
        String line = single(composed);
        String open = CLOSING.matcher(line).replaceAll("");
        return open.isEmpty() ? line : open;
    }
}
