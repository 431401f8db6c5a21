package io.modelgateway.dialect.gemini;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What models of one generation want, read from the model's name; an alias such as {@code gemini-flash-latest} is new. */
enum GeminiGeneration {
    /** Before 2.5, and the open models: no thinking. */
    PLAIN,
    /** 2.5: a budget of tokens to think with. */
    BUDGET,
    /** 2.5 Flash, which may be told not to think. */
    OPTIONAL_BUDGET,
    /** 3 and later: grades of thinking; an earlier call of a tool must prove the thought behind it. */
    LEVEL;

    private static final Pattern VERSION = Pattern.compile("gemini-(\\d+)(?:\\.(\\d+))?.*");

    static GeminiGeneration of(String model) {
        if (model.startsWith("gemma")) {
            return PLAIN;
        }
        Matcher version = VERSION.matcher(model);
        if (!version.matches()
                || version.group(1).compareTo("3") >= 0
                || version.group(1).length() > 1) {
            return LEVEL;
        }
        if (!"2".equals(version.group(1)) || !"5".equals(version.group(2))) {
            return PLAIN;
        }
        return model.contains("flash") ? OPTIONAL_BUDGET : BUDGET;
    }
}
