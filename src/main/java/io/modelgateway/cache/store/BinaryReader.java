package io.modelgateway.cache.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BinaryWriter} wrote. Whatever else it meets is {@link Unreadable}. Not thread-safe. */
final class BinaryReader {

    private final ByteBuffer in;

    BinaryReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    int tag() {
        try {
            return in.get();
        } catch (BufferUnderflowException e) {
            throw new Unreadable("cut short");
        }
    }

    boolean flag() {
        return tag() != 0;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = tag();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Unreadable("an endless number");
    }

    int whole() {
        long value = number();
        if (value != (int) value) {
            throw new Unreadable("a number too large");
        }
        return (int) value;
    }

    OptionalInt optional() {
        boolean present = flag();
        int value = whole();
        return present ? OptionalInt.of(value) : OptionalInt.empty();
    }

    byte[] bytes() {
        long length = number();
        if (length < 0 || length > in.remaining()) {
            throw new Unreadable("cut short");
        }
        byte[] value = new byte[(int) length];
        in.get(value);
        return value;
    }

    String text() {
        String value = textOrNull();
        if (value == null) {
            throw new Unreadable("no text where one belongs");
        }
        return value;
    }

    @Nullable
    String textOrNull() {
        return switch (tag()) {
            case BinaryWriter.ABSENT -> null;
            case BinaryWriter.UTF_8 -> new String(bytes(), StandardCharsets.UTF_8);
            case BinaryWriter.UTF_16 -> ByteBuffer.wrap(bytes()).asCharBuffer().toString();
            default -> throw new Unreadable("an unknown kind of text");
        };
    }

    float[] floats() {
        byte[] raw = bytes();
        float[] values = new float[raw.length / Float.BYTES];
        ByteBuffer.wrap(raw).asFloatBuffer().get(values);
        return values;
    }

    <T> List<T> each(Function<BinaryReader, T> read) {
        int size = whole();
        if (size < 0 || size > in.remaining()) {
            throw new Unreadable("more elements than bytes");
        }
        var values = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    /** Tells that nothing must be left. */
    void end() {
        if (in.hasRemaining()) {
            throw new Unreadable("too long");
        }
    }
}
