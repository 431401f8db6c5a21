package io.modelgateway.config;

import io.smallrye.config.common.utils.StringUtil;
import java.lang.reflect.Method;
import java.util.Locale;

/**
 * A key that may be set, as the page shows it.
 *
 * @param name with a placeholder in capitals where the author chooses
 * @param type in a reader's words
 * @param byDefault empty where nothing is assumed, or where the description says it
 * @param source the method that reads it
 * @param description its Javadoc as Markdown, with that of its group; empty if it has none
 */
record ConfiguredKey(String name, String type, String byDefault, Method source, String description) {

    /** {@return the environment variable that sets it} */
    String variable() {
        return StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT);
    }
}
