package io.modelgateway.cache.store;

import io.modelgateway.model.FinishReason;
import io.modelgateway.model.Json;
import io.modelgateway.model.StreamEvent;
import io.modelgateway.model.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Events of streams, in binary. The tags are part of the format: a new event takes a new one. */
final class EventCodec {

    private static final int STARTED = 1;
    private static final int TEXT = 2;
    private static final int REFUSAL = 3;
    private static final int REASONING = 4;
    private static final int SIGNATURE = 5;
    private static final int REDACTED = 6;
    private static final int CALL = 7;
    private static final int CALL_DELTA = 8;
    private static final int USAGE = 9;
    private static final int FINISHED = 10;
    private static final int DONE = 11;

    private EventCodec() {}

    static void write(StreamEvent event, BinaryWriter out) {
        switch (event) {
            case StreamEvent.Started started ->
                out.tag(STARTED).text(started.id()).text(started.model()).number(started.createdEpochSeconds());
            case StreamEvent.TextDelta text -> {
                out.tag(TEXT).number(text.choice()).text(text.text());
                json(text.logprobs(), out);
            }
            case StreamEvent.RefusalDelta refusal ->
                out.tag(REFUSAL).number(refusal.choice()).text(refusal.text());
            case StreamEvent.ReasoningDelta reasoning ->
                out.tag(REASONING).number(reasoning.choice()).text(reasoning.text());
            case StreamEvent.ReasoningSignature proof ->
                out.tag(SIGNATURE).number(proof.choice()).text(proof.signature());
            case StreamEvent.RedactedReasoning redacted ->
                out.tag(REDACTED).number(redacted.choice()).text(redacted.data());
            case StreamEvent.ToolCallStarted call ->
                out.tag(CALL)
                        .number(call.choice())
                        .number(call.toolIndex())
                        .text(call.id())
                        .text(call.name());
            case StreamEvent.ToolCallDelta call ->
                out.tag(CALL_DELTA)
                        .number(call.choice())
                        .number(call.toolIndex())
                        .text(call.argumentsFragment());
            case StreamEvent.UsageReported reported -> usage(reported.usage(), out.tag(USAGE));
            case StreamEvent.Finished finished ->
                out.tag(FINISHED)
                        .number(finished.choice())
                        .text(finished.reason().name());
            case StreamEvent.Done _ -> out.tag(DONE);
        }
    }

    static StreamEvent read(BinaryReader in) {
        int tag = in.tag();
        return switch (tag) {
            case STARTED -> new StreamEvent.Started(in.text(), in.text(), in.number());
            case TEXT -> new StreamEvent.TextDelta(in.whole(), in.text(), json(in));
            case REFUSAL -> new StreamEvent.RefusalDelta(in.whole(), in.text());
            case REASONING -> new StreamEvent.ReasoningDelta(in.whole(), in.text());
            case SIGNATURE -> new StreamEvent.ReasoningSignature(in.whole(), in.text());
            case REDACTED -> new StreamEvent.RedactedReasoning(in.whole(), in.text());
            case CALL -> new StreamEvent.ToolCallStarted(in.whole(), in.whole(), in.text(), in.text());
            case CALL_DELTA -> new StreamEvent.ToolCallDelta(in.whole(), in.whole(), in.text());
            case USAGE -> new StreamEvent.UsageReported(usage(in));
            case FINISHED -> new StreamEvent.Finished(in.whole(), PartCodec.constant(FinishReason.class, in.text()));
            case DONE -> new StreamEvent.Done();
            default -> throw new Unreadable("an unknown event");
        };
    }

    static void usage(TokenUsage usage, BinaryWriter out) {
        out.optional(usage.input()).optional(usage.output()).optional(usage.cachedInput());
        out.optional(usage.cacheWrite()).optional(usage.reasoning()).flag(usage.estimated());
    }

    static TokenUsage usage(BinaryReader in) {
        return new TokenUsage(in.optional(), in.optional(), in.optional(), in.optional(), in.optional(), in.flag());
    }

    static void json(@Nullable Json json, BinaryWriter out) {
        out.text(json == null ? null : json.text());
    }

    static @Nullable Json json(BinaryReader in) {
        String text = in.textOrNull();
        return text == null ? null : new Json(text);
    }
}
