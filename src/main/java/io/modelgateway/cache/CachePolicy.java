package io.modelgateway.cache;

import io.modelgateway.cache.replay.Assembly;
import io.modelgateway.cache.store.Content;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.FinishReason;
import io.modelgateway.model.GatewayRequest;
import io.modelgateway.model.ReplayPace;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Role;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Decides what is looked up and what is kept. Thread-safe. */
@Singleton
final class CachePolicy {

    private final CacheConfig config;
    private final ReplayPace pace;

    CachePolicy(CacheConfig config) {
        this.config = config;
        this.pace = ReplayPace.byWireName(config.replay())
                .orElseThrow(() -> GatewayException.of(
                        ErrorCode.CONFIGURATION_INVALID,
                        "gateway.cache.replay must be instant, original, or a number of tokens per second"));
    }

    Treatment treatment(RequestContext context, GatewayRequest request) {
        CacheDirective asked = context.cache();
        Duration ttl = asked.ttl() == null ? config.ttl() : asked.ttl();
        CacheDirective.Mode mode = asked.mode();
        boolean fresh = mode == CacheDirective.Mode.REFRESH
                || asked.maxAge() != null && asked.maxAge().isZero();
        return new Treatment(
                !config.enabled()
                        || mode == CacheDirective.Mode.NO_STORE
                        || ttl.isZero()
                        || isStateful(context)
                        || excluded(request),
                !fresh,
                mode != CacheDirective.Mode.ONLY,
                mode != CacheDirective.Mode.EXACT && !hot(request),
                ttl,
                asked.maxAge(),
                asked.replay() == null ? pace : asked.replay());
    }

    /** What refers to something that lives at a provider means something else tomorrow. */
    private static boolean isStateful(RequestContext context) {
        return context.requirements().rules().nativeOnly() != null;
    }

    private boolean excluded(GatewayRequest request) {
        return switch (request) {
            case ChatRequest chat ->
                hot(chat) && config.aboveMaxTemperature() == HotRequests.OFF
                        || !config.toolCalls() && chat.messages().getLast().role() == Role.TOOL;
            case EmbeddingsRequest _ -> false;
        };
    }

    private boolean hot(GatewayRequest request) {
        return request instanceof ChatRequest chat
                && chat.sampling().temperature() != null
                && chat.sampling().temperature() > config.maxTemperature();
    }

    /** {@return whether the content is complete, undamaged and of a size to be kept} */
    boolean keeps(Content content) {
        return content.size() <= config.maxAnswerBytes().asLongValue()
                && switch (content) {
                    case Content.Whole whole -> sound(whole.answer());
                    case Content.Streamed streamed -> sound(Assembly.of(streamed.frames()));
                    case Content.Vectors _ -> true;
                };
    }

    private boolean sound(ChatAnswer answer) {
        return !answer.choices().isEmpty() && answer.choices().stream().allMatch(this::sound);
    }

    /** Cut short, filtered, refused and empty answers are accidents that the next try may not have. */
    private boolean sound(Choice choice) {
        boolean ended = choice.finishReason() == FinishReason.STOP
                || choice.finishReason() == FinishReason.TOOL_CALLS && config.toolCalls();
        return ended
                && choice.content().stream().noneMatch(ContentPart.Refusal.class::isInstance)
                && (config.toolCalls() || choice.content().stream().noneMatch(ContentPart.ToolCall.class::isInstance))
                && choice.content().stream().anyMatch(CachePolicy::says);
    }

    private static boolean says(ContentPart part) {
        return switch (part) {
            case ContentPart.Text text -> !text.text().isBlank();
            case ContentPart.ToolCall _, ContentPart.Opaque _, ContentPart.Image _ -> true;
            case ContentPart.Refusal _,
                    ContentPart.Reasoning _,
                    ContentPart.RedactedReasoning _,
                    ContentPart.ToolResult _ -> false;
        };
    }
}
