package io.modelgateway.dialect.json;

/**
 * Tells when the text of one JSON object or array that comes in pieces is whole, by counting brackets outside of
 * strings. It judges nothing else: what is not JSON may never be whole. Stateful, one per text, not thread-safe.
 */
public final class JsonProgress {

    private int depth;
    private boolean begun;
    private boolean inString;
    private boolean escaped;

    public void feed(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            if (inString) {
                inString(piece.charAt(i));
            } else {
                outside(piece.charAt(i));
            }
        }
    }

    /** {@return whether every bracket that was opened has been closed, and there was one} */
    public boolean whole() {
        return begun && depth == 0 && !inString;
    }

    private void inString(char c) {
        if (escaped) {
            escaped = false;
        } else if (c == '\\') {
            escaped = true;
        } else if (c == '"') {
            inString = false;
        }
    }

    private void outside(char c) {
        switch (c) {
            case '"' -> inString = true;
            case '{', '[' -> {
                begun = true;
                depth++;
            }
            case '}', ']' -> depth--;
            default -> {
                // numbers, literals, white space
            }
        }
    }
}
