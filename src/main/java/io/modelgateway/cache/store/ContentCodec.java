package io.modelgateway.cache.store;

import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Choice;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.WireBody;
import org.jspecify.annotations.Nullable;

/** Answers, in binary. */
final class ContentCodec {

    private static final int WHOLE = 1;
    private static final int VECTORS = 2;
    private static final int STREAMED = 3;

    private ContentCodec() {}

    static void write(Content content, BinaryWriter out) {
        switch (content) {
            case Content.Whole whole -> write(whole.answer(), out.tag(WHOLE));
            case Content.Vectors vectors -> write(vectors.answer(), out.tag(VECTORS));
            case Content.Streamed streamed -> out.tag(STREAMED).each(streamed.frames(), ContentCodec::write);
        }
    }

    static Content read(BinaryReader in) {
        return switch (in.tag()) {
            case WHOLE -> new Content.Whole(answer(in));
            case VECTORS -> new Content.Vectors(vectors(in));
            case STREAMED -> new Content.Streamed(in.each(ContentCodec::frame));
            default -> throw new Unreadable("an unknown kind of answer");
        };
    }

    private static void write(ChatAnswer answer, BinaryWriter out) {
        out.text(answer.id()).text(answer.model()).number(answer.createdEpochSeconds());
        out.each(answer.choices(), ContentCodec::write);
        EventCodec.usage(answer.usage(), out);
        original(answer.original(), out);
    }

    private static ChatAnswer answer(BinaryReader in) {
        return new ChatAnswer(
                in.text(), in.text(), in.number(), in.each(ContentCodec::choice), EventCodec.usage(in), original(in));
    }

    private static void write(Choice choice, BinaryWriter out) {
        FinishReason reason = choice.finishReason();
        out.number(choice.index()).each(choice.content(), PartCodec::write);
        out.text(reason == null ? null : reason.name());
        EventCodec.json(choice.logprobs(), out);
    }

    private static Choice choice(BinaryReader in) {
        int index = in.whole();
        var content = in.each(PartCodec::read);
        String reason = in.textOrNull();
        return new Choice(
                index,
                content,
                reason == null ? null : PartCodec.constant(FinishReason.class, reason),
                EventCodec.json(in));
    }

    private static void write(EmbeddingsAnswer answer, BinaryWriter out) {
        out.text(answer.model()).each(answer.vectors(), (vector, to) -> to.floats(vector));
        EventCodec.usage(answer.usage(), out);
        original(answer.original(), out);
    }

    private static EmbeddingsAnswer vectors(BinaryReader in) {
        return new EmbeddingsAnswer(in.text(), in.each(BinaryReader::floats), EventCodec.usage(in), original(in));
    }

    private static void write(TimedFrame timed, BinaryWriter out) {
        StreamFrame frame = timed.frame();
        out.number(timed.millis()).each(frame.events(), EventCodec::write);
        original(frame.original(), out);
        out.text(frame.eventName());
    }

    private static TimedFrame frame(BinaryReader in) {
        long millis = in.number();
        var events = in.each(EventCodec::read);
        return new TimedFrame(new StreamFrame(events, original(in), in.textOrNull()), millis);
    }

    private static void original(@Nullable WireBody body, BinaryWriter out) {
        if (body == null) {
            out.text(null);
        } else {
            out.text(body.dialect().name()).bytes(body.bytes());
        }
    }

    private static @Nullable WireBody original(BinaryReader in) {
        String dialect = in.textOrNull();
        return dialect == null ? null : new WireBody(PartCodec.constant(Dialect.class, dialect), in.bytes());
    }
}
