package io.modelgateway.cache.store;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Answers as bytes. A body of some size is compressed where that makes it smaller: the events of a stream repeat
 * themselves, and so does the wire form that is kept beside them. For a store outside, head and body are framed with a
 * version and a checksum. Pure.
 */
final class AnswerCodec {

    /** Raised with the format; entries of another version are unreadable, and so misses. */
    static final int VERSION = 1;

    private static final int MAGIC = 'G';
    private static final int PLAIN = 0;
    private static final int DEFLATED = 1;
    /** Below, there is less to save than it costs to set a compressor up, for each store and each hit. */
    private static final int WORTH_DEFLATING = 2_048;
    /** An entry that claims more was damaged, or made by somebody else. */
    private static final int MAX_INFLATED = 256 * 1024 * 1024;

    private AnswerCodec() {}

    static Entry encode(StoredAnswer answer) {
        var out = new BinaryWriter();
        out.each(answer.dropped(), (name, to) -> to.text(name)).text(answer.question());
        ContentCodec.write(answer.content(), out);
        return new Entry(answer.head(), deflated(out.bytes()));
    }

    /** @throws Unreadable if it is none */
    static StoredAnswer decode(Entry entry) {
        var in = new BinaryReader(inflated(entry.body()));
        var dropped = new HashSet<>(in.each(BinaryReader::text));
        String question = in.textOrNull();
        Content content = ContentCodec.read(in);
        in.end();
        return new StoredAnswer(entry.head(), dropped, question, content);
    }

    static byte[] frame(Entry entry) {
        EntryHead head = entry.head();
        var out = new BinaryWriter();
        out.text(head.origin().id().value()).text(head.origin().provider().value());
        out.text(head.namespace());
        out.number(head.storedAt().toEpochMilli()).number(head.expiresAt().toEpochMilli());
        byte[] beginning = out.bytes();
        return new BinaryWriter()
                .tag(MAGIC)
                .tag(VERSION)
                .bytes(beginning)
                .number(checksum(beginning, entry.body()))
                .bytes(entry.body())
                .bytes();
    }

    /** @throws Unreadable if it is none */
    static Entry unframe(byte[] bytes) {
        var in = new BinaryReader(bytes);
        byte[] beginning = beginning(in);
        long checksum = in.number();
        byte[] body = in.bytes();
        in.end();
        if (checksum != checksum(beginning, body)) {
            throw new Unreadable("damaged");
        }
        return new Entry(head(beginning), body);
    }

    /**
     * Reads the head of an entry whose rest may be missing, and so cannot be checked.
     *
     * @throws Unreadable if it is none
     */
    static EntryHead headOf(byte[] frame) {
        return head(beginning(new BinaryReader(frame)));
    }

    private static byte[] beginning(BinaryReader in) {
        if (in.tag() != MAGIC || in.tag() != VERSION) {
            throw new Unreadable("another format");
        }
        return in.bytes();
    }

    private static EntryHead head(byte[] beginning) {
        var in = new BinaryReader(beginning);
        try {
            var model = new ModelId(in.text());
            return new EntryHead(
                    new ModelKey(new ProviderId(in.text()), model),
                    in.textOrNull(),
                    Instant.ofEpochMilli(in.number()),
                    Instant.ofEpochMilli(in.number()));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("an impossible name");
        }
    }

    private static long checksum(byte[] beginning, byte[] body) {
        var crc = new CRC32();
        crc.update(beginning);
        crc.update(body);
        return crc.getValue();
    }

    private static byte[] deflated(byte[] plain) {
        if (plain.length >= WORTH_DEFLATING) {
            byte[] smaller = new byte[plain.length];
            try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
                deflater.setInput(plain);
                deflater.finish();
                int length = deflater.deflate(smaller);
                if (deflater.finished()) {
                    return new BinaryWriter()
                            .tag(DEFLATED)
                            .number(plain.length)
                            .bytes(Arrays.copyOf(smaller, length))
                            .bytes();
                }
            }
        }
        return new BinaryWriter().tag(PLAIN).bytes(plain).bytes();
    }

    private static byte[] inflated(byte[] body) {
        var in = new BinaryReader(body);
        switch (in.tag()) {
            case PLAIN -> {
                return in.bytes();
            }
            case DEFLATED -> {
                return inflated(in.whole(), in.bytes());
            }
            default -> throw new Unreadable("an unknown compression");
        }
    }

    private static byte[] inflated(int length, byte[] deflated) {
        if (length < 0 || length > MAX_INFLATED) {
            throw new Unreadable("an impossible length");
        }
        byte[] plain = new byte[length];
        try (var inflater = new Inflater(true)) {
            inflater.setInput(deflated);
            if (inflater.inflate(plain) != length) {
                throw new Unreadable("cut short");
            }
            return plain;
        } catch (DataFormatException e) {
            throw new Unreadable("damaged");
        }
    }
}
