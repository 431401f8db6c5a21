package io.modelgateway.config;

/** A value that must never be printed. Its text leaves only through {@link #reveal()}, where it is used. */
public final class Secret {

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** {@return the text itself, for the wire only} */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
