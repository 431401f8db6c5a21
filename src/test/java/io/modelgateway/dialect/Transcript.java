package io.modelgateway.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What an upstream sends, written down in its own shape in the test resources, and the ways to play it. */
public final class Transcript {

    private final byte[] bytes;

    private Transcript(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@return the recording of that name, such as {@code ollama/text.ndjson}} */
    public static Transcript of(String name) {
        try (InputStream in = Transcript.class.getResourceAsStream("/upstream/" + name)) {
            return new Transcript(Objects.requireNonNull(in, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Transcript ofBytes(byte[] bytes) {
        return new Transcript(bytes);
    }

    public byte[] bytes() {
        return bytes;
    }

    /** {@return the frames when all comes at once} */
    public List<StreamFrame> frames(StreamDecoder decoder) {
        var frames = new ArrayList<StreamFrame>();
        decoder.feed(bytes, frames::add);
        decoder.finish(frames::add);
        return frames;
    }

    /** {@return the events when all comes at once} */
    public List<StreamEvent> events(StreamDecoder decoder) {
        return frames(decoder).stream()
                .flatMap(frame -> frame.events().stream())
                .toList();
    }

    /** Asserts that the frames do not depend on where the bytes are cut. */
    public void decodesTheSameAtEverySplit(Supplier<StreamDecoder> decoders) {
        List<StreamFrame> whole = frames(decoders.get());
        for (int cut = 0; cut <= bytes.length; cut++) {
            StreamDecoder decoder = decoders.get();
            var frames = new ArrayList<StreamFrame>();
            decoder.feed(Arrays.copyOfRange(bytes, 0, cut), frames::add);
            decoder.feed(Arrays.copyOfRange(bytes, cut, bytes.length), frames::add);
            decoder.finish(frames::add);
            assertThat(frames).as("cut at byte %d", cut).isEqualTo(whole);
        }
        StreamDecoder decoder = decoders.get();
        var frames = new ArrayList<StreamFrame>();
        for (byte b : bytes) {
            decoder.feed(new byte[] {b}, frames::add);
        }
        decoder.finish(frames::add);
        assertThat(frames).as("byte by byte").isEqualTo(whole);
    }

    /** {@return what a client gets of those frames} */
    public static byte[] encoded(StreamEncoder encoder, List<StreamFrame> frames) {
        var out = new ByteArrayOutputStream();
        frames.forEach(frame -> out.writeBytes(encoder.encode(frame)));
        return out.toByteArray();
    }

    /** {@return the frames without the bytes they came as, so that an encoder has to make its own} */
    public static List<StreamFrame> mapped(List<StreamFrame> frames) {
        return frames.stream()
                .map(frame -> new StreamFrame(frame.events(), null, null))
                .toList();
    }
}
