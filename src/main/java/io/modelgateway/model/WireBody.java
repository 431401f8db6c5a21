package io.modelgateway.model;

import java.util.Arrays;

/**
 * Bytes as they went over the wire in one dialect, kept so that an upstream or client of the same dialect gets them
 * unchanged, the fields that the gateway does not know included. Callers must not modify the array.
 */
public record WireBody(Dialect dialect, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof WireBody that && dialect == that.dialect && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * dialect.hashCode() + Arrays.hashCode(bytes);
    }

    /** {@return dialect and length only: bodies hold prompts} */
    @Override
    public String toString() {
        return "WireBody[" + dialect + ", " + bytes.length + " bytes]";
    }
}
