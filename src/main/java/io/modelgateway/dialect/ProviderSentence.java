package io.modelgateway.dialect;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A provider's own error message, made fit to be shown: one line, bounded, without anything that looks like a key.
 * Providers do quote keys ("Incorrect API key provided: sk-…").
 */
public final class ProviderSentence {

    /** The most characters of a provider's message that are ever shown. */
    public static final int MAX_LENGTH = 500;

    private static final String REDACTED = "[redacted]";

    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=*-]{6,}");

    /** Keys by their vendors' prefixes, masked ones ({@code sk-ab***yz}) included. */
    private static final Pattern PREFIXED_KEY = Pattern.compile(
            "\\b(?:sk|pk|rk|gsk|xai|pplx|hf|r8|nvapi|tgp|csk|fw|key|api[-_]?key)[-_][A-Za-z0-9_*.-]{3,}[A-Za-z0-9*]"
                    + "|\\bAIza[A-Za-z0-9_-]{10,}|\\bAKIA[A-Z0-9]{12,}");

    private static final Pattern NAMED_KEY = Pattern.compile(
            "(?i)\\b(api[-_ ]?key|x-api-key|authorization|token|secret)(\"?\\s*[=:]\\s*\"?)[^\\s\",;]{6,}");

    /** Messages by which vendors and servers say that the prompt is too long; see the tests for whose is which. */
    private static final Pattern OVERFLOW = Pattern.compile(
            "(?i)maximum context length|context[ _]length[ _]exceeded|context (?:window|length|size)[^.]{0,60}exceed"
                    + "|exceed[^.]{0,60}context (?:window|length|size)|exceed_context_size|prompt is too long"
                    + "|input is too long|input token count[^.]{0,60}exceed|too many (?:input )?tokens|input length[^.]{0,80}exceed"
                    + "|longer than the model's context|model's context window");

    private ProviderSentence() {}

    /** {@return the message as it may be shown; nothing if there is none} */
    public static Optional<String> shown(@Nullable String message) {
        if (message == null) {
            return Optional.empty();
        }
        // A little beyond the bound, so that a key that the bound would cut is still recognised whole.
        String line = message.substring(0, Math.min(message.length(), 2 * MAX_LENGTH))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        line = BEARER.matcher(line).replaceAll("$1 " + REDACTED);
        line = NAMED_KEY.matcher(line).replaceAll("$1$2" + REDACTED);
        line = PREFIXED_KEY.matcher(line).replaceAll(REDACTED);
        return line.isEmpty() ? Optional.empty() : Optional.of(bounded(line));
    }

    /** {@return whether the message says that the prompt does not fit the model's context window} */
    public static boolean saysContextOverflow(@Nullable String message) {
        return message != null
                && OVERFLOW.matcher(message.substring(0, Math.min(message.length(), 4 * MAX_LENGTH)))
                        .find();
    }

    private static String bounded(String line) {
        if (line.length() <= MAX_LENGTH) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
        return line.substring(0, end) + "…";
    }
}
