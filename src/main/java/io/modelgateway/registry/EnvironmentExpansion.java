package io.modelgateway.registry;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${NAME}</code> by an environment variable and <code>${NAME:text}</code> by the variable or, where it
 * is absent or empty, by the text; <code>${NAME:}</code> is absent then. Secrets must be such references.
 */
final class EnvironmentExpansion implements Expansion {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:([^}]*))?}");

    private final Function<String, @Nullable String> environment;

    EnvironmentExpansion(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String expand(TreeFields fields, String name, String text) {
        Matcher matcher = REFERENCE.matcher(text);
        var expanded = new StringBuilder();
        boolean complete = true;
        while (matcher.find()) {
            String value = value(matcher.toMatchResult());
            if (value == null) {
                fields.wrong(name, "refers to the environment variable " + matcher.group(1) + ", which is not set");
                complete = false;
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value == null ? "" : value));
        }
        matcher.appendTail(expanded);
        String result = expanded.toString().strip();
        return complete && !result.isEmpty() ? result : null;
    }

    private @Nullable String value(MatchResult reference) {
        String value = environment.apply(reference.group(1));
        return value != null && !value.isBlank() ? value : reference.group(3);
    }

    @Override
    public boolean permitsSecret(String text) {
        Matcher whole = REFERENCE.matcher(text.strip());
        return whole.matches() && (whole.group(3) == null || whole.group(3).isEmpty());
    }
}
