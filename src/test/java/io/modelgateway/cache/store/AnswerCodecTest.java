package io.modelgateway.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.fixtures.VocabularyArbitraries;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.WireBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerCodecTest {

    /** Long enough to be compressed. */
    private static final String REPETITIVE = "the same again and ".repeat(1000);

    private static final EntryHead HEAD = new EntryHead(
            new ModelKey(new ProviderId("p"), new ModelId("m")),
            null,
            Instant.ofEpochMilli(1_700_000_000_000L),
            Instant.ofEpochMilli(1_700_003_600_000L));

    @Property(tries = 200)
    void givesWholeAnswersBack(@ForAll("answers") ChatAnswer answer) {
        assertComesBack(new StoredAnswer(HEAD, Set.of("top_k"), "asked", new Content.Whole(answer)));
    }

    @Property(tries = 200)
    void givesStreamsBack(@ForAll("frames") List<TimedFrame> frames) {
        assertComesBack(new StoredAnswer(HEAD, Set.of(), null, new Content.Streamed(frames)));
    }

    @Test
    void givesVectorsBack() {
        var vectors = new EmbeddingsAnswer(
                "v", List.of(new float[] {1.5f, -0.0f, Float.MIN_VALUE}), TokenUsage.of(3, 0), original("{}"));

        StoredAnswer read = roundTrip(new StoredAnswer(HEAD, Set.of(), null, new Content.Vectors(vectors)));

        var answer = ((Content.Vectors) read.content()).answer();
        assertThat(answer.vectors().getFirst()).containsExactly(1.5f, -0.0f, Float.MIN_VALUE);
        assertThat(answer.original()).isEqualTo(vectors.original());
    }

    @Test
    void compressesWhatRepeatsItself() {
        StoredAnswer answer = streamed(REPETITIVE);

        Entry entry = AnswerCodec.encode(answer);

        assertThat(entry.body().length).isLessThan(REPETITIVE.length() / 10);
        assertComesBack(answer);
    }

    @Property(tries = 600)
    void neverTakesDamagedBytesForAnEntry(@ForAll int position, @ForAll byte change, @ForAll boolean compressed) {
        byte[] bytes = AnswerCodec.frame(AnswerCodec.encode(compressed ? streamed(REPETITIVE) : sample()));
        int at = Math.floorMod(position, bytes.length);
        if (change == 0) {
            return;
        }
        bytes[at] ^= change;

        assertThatThrownBy(() -> AnswerCodec.decode(AnswerCodec.unframe(bytes))).isInstanceOf(Unreadable.class);
    }

    @Property(tries = 100)
    void neverTakesACutEntryForAWholeOne(@ForAll int position) {
        byte[] bytes = AnswerCodec.frame(AnswerCodec.encode(sample()));
        byte[] cut = java.util.Arrays.copyOf(bytes, Math.floorMod(position, bytes.length));

        assertThatThrownBy(() -> AnswerCodec.unframe(cut)).isInstanceOf(Unreadable.class);
    }

    private static void assertComesBack(StoredAnswer answer) {
        assertThat(roundTrip(answer)).isEqualTo(answer);
    }

    private static StoredAnswer roundTrip(StoredAnswer answer) {
        return AnswerCodec.decode(AnswerCodec.unframe(AnswerCodec.frame(AnswerCodec.encode(answer))));
    }

    private static StoredAnswer streamed(String text) {
        var frames = List.of(new TimedFrame(StreamFrame.of(new StreamEvent.TextDelta(0, text, null)), 0));
        return new StoredAnswer(HEAD, Set.of(), null, new Content.Streamed(frames));
    }

    private static StoredAnswer sample() {
        var frames = List.of(
                new TimedFrame(StreamFrame.of(new StreamEvent.TextDelta(0, "Some text", null)), 3),
                new TimedFrame(StreamFrame.of(new StreamEvent.Done()), 7));
        return new StoredAnswer(HEAD, Set.of(), null, new Content.Streamed(frames));
    }

    private static WireBody original(String text) {
        return new WireBody(Dialect.OPENAI, text.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    static Arbitrary<ChatAnswer> answers() {
        return VocabularyArbitraries.answers();
    }

    @Provide
    static Arbitrary<List<TimedFrame>> frames() {
        Arbitrary<String> texts = VocabularyArbitraries.texts();
        Arbitrary<Integer> indexes = Arbitraries.integers().between(0, 300);
        Arbitrary<StreamEvent> events = Arbitraries.oneOf(
                texts.map(text -> new StreamEvent.Started(text, text, 1_700_000_000)),
                Combinators.combine(indexes, texts)
                        .as((choice, text) -> new StreamEvent.TextDelta(choice, text, new Json("[1]"))),
                texts.map(text -> new StreamEvent.TextDelta(0, text, null)),
                texts.map(text -> new StreamEvent.RefusalDelta(0, text)),
                texts.map(text -> new StreamEvent.ReasoningDelta(0, text)),
                texts.map(text -> new StreamEvent.ReasoningSignature(0, text)),
                texts.map(text -> new StreamEvent.RedactedReasoning(0, text)),
                Combinators.combine(indexes, texts)
                        .as((index, text) -> new StreamEvent.ToolCallStarted(0, index, text, text)),
                Combinators.combine(indexes, texts).as((index, text) -> new StreamEvent.ToolCallDelta(0, index, text)),
                VocabularyArbitraries.usage().map(StreamEvent.UsageReported::new),
                Arbitraries.of(FinishReason.class).map(reason -> new StreamEvent.Finished(0, reason)),
                Arbitraries.just(new StreamEvent.Done()));
        Arbitrary<@Nullable WireBody> originals =
                texts.map(AnswerCodecTest::original).injectNull(0.5);
        return Combinators.combine(events.list().ofMaxSize(3), originals, texts.injectNull(0.7), indexes)
                .as((list, original, name, millis) -> new TimedFrame(new StreamFrame(list, original, name), millis))
                .list()
                .ofMaxSize(10);
    }
}
