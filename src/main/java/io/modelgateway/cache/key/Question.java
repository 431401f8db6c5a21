package io.modelgateway.cache.key;

/**
 * A request as similarity sees it.
 *
 * @param fingerprint of everything but the text; only questions of the same one are ever compared
 * @param text the last thing the user said
 */
public record Question(CacheKey fingerprint, String text) {

    /** {@return what may be logged: never the text} */
    @Override
    public String toString() {
        return "Question[" + fingerprint + ", " + text.length() + " characters]";
    }
}
