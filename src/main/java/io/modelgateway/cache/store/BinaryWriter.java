package io.modelgateway.cache.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes values compactly, for {@link BinaryReader}. Not thread-safe. */
final class BinaryWriter {

    /** Kinds of text; absence takes one byte. */
    static final int ABSENT = 0;

    static final int UTF_8 = 1;
    /** Half a surrogate pair, as streams may cut them, exists in UTF-16 only. */
    static final int UTF_16 = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    BinaryWriter tag(int value) {
        out.write(value);
        return this;
    }

    BinaryWriter flag(boolean value) {
        return tag(value ? 1 : 0);
    }

    /** Seven bits in a byte, the lower ones first; small numbers take one byte, negative ones ten. */
    BinaryWriter number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    BinaryWriter optional(OptionalInt value) {
        return flag(value.isPresent()).number(value.orElse(0));
    }

    BinaryWriter bytes(byte[] value) {
        number(value.length);
        out.writeBytes(value);
        return this;
    }

    BinaryWriter text(@Nullable String value) {
        if (value == null) {
            return tag(ABSENT);
        }
        if (value.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return tag(UTF_8).bytes(value.getBytes(StandardCharsets.UTF_8));
        }
        ByteBuffer units = ByteBuffer.allocate(Character.BYTES * value.length());
        units.asCharBuffer().put(value);
        return tag(UTF_16).bytes(units.array());
    }

    BinaryWriter floats(float[] values) {
        ByteBuffer units = ByteBuffer.allocate(Float.BYTES * values.length);
        units.asFloatBuffer().put(values);
        return bytes(units.array());
    }

    <T> BinaryWriter each(Collection<T> values, BiConsumer<T, BinaryWriter> write) {
        number(values.size());
        values.forEach(value -> write.accept(value, this));
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
