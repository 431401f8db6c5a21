package io.modelgateway.config;

import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.util.Locale;

/**
 * A key that may be set, as the page shows it.
 *
 * @param name with a placeholder in capitals where the author chooses
 * @param type in a reader's words
 * @param range as {@link Range} writes it, empty if it has none
 * @param byDefault empty where nothing is assumed, or where the description says it
 * @param source the method that reads it
 * @param description its Javadoc as Markdown, with that of its group; empty if it has none
 */
record ConfiguredKey(String name, String type, String range, String byDefault, Method source, String description) {

    /** {@return its type and what of that it may be, in a reader's words} */
    String typeAndRange() {
        return range.isEmpty() ? type : type + ", " + new ValueRange(range).words();
    }

    /** {@return its line in the list of keys} */
    String line() {
        return range.isEmpty() ? name : name + "\t" + range;
    }

    /** {@return the environment variable that sets it} */
    String variable() {
        return StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT);
    }
}
