package io.modelgateway.dialect.anthropic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How new a model is, read from its name ({@code claude-3-7-sonnet-latest}, {@code claude-sonnet-4-5-20250929}). The
 * vendor took parameters away from newer models and answers 400 to them: temperature together with top_p since 4.1, a
 * thinking budget (in favour of a grade) since 4.6, all three sampling parameters since 4.7 (the vendor's migration
 * guide, "Sampling parameters removed"). A name that tells no version, such as another vendor's behind the same API, is
 * taken for an old one, which refuses nothing.
 */
record ClaudeGeneration(int major, int minor) {

    private static final Pattern NAME = Pattern.compile("claude-(?:[a-z]+-)?(\\d{1,2})(?:[-.](\\d{1,2}))?(?!\\d)");

    static ClaudeGeneration of(String model) {
        Matcher name = NAME.matcher(model);
        if (!name.find()) {
            return new ClaudeGeneration(0, 0);
        }
        String minor = name.group(2);
        return new ClaudeGeneration(Integer.parseInt(name.group(1)), minor == null ? 0 : Integer.parseInt(minor));
    }

    boolean refusesTemperatureWithTopP() {
        return isAtLeast(4, 1);
    }

    boolean thinksByEffort() {
        return isAtLeast(4, 6);
    }

    boolean refusesSampling() {
        return isAtLeast(4, 7);
    }

    private boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || major == otherMajor && minor >= otherMinor;
    }
}
