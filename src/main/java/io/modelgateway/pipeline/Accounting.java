package io.modelgateway.pipeline;

import io.modelgateway.model.Attempt;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Cost;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.Ticker;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import io.modelgateway.registry.ModelDefinition;
import io.modelgateway.router.LiveLatency;
import io.modelgateway.router.ProvisionedUsage;
import io.modelgateway.tokens.TokenEstimator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Settles every request with what it really used: tokens by the provider's word where it gave one and by estimate
 * elsewhere, the price of them, and the latency that routing learns from. Then the request is over, and its
 * {@link Ending} is due: once, however it ended. The outermost stage.
 */
@Singleton
final class Accounting implements Stage {

    private final TokenEstimator tokens;
    private final LiveLatency latency;
    private final ProvisionedUsage provisioned;
    private final Ticker ticker;

    Accounting(TokenEstimator tokens, LiveLatency latency, ProvisionedUsage provisioned, Ticker ticker) {
        this.tokens = tokens;
        this.latency = latency;
        this.provisioned = provisioned;
        this.ticker = ticker;
    }

    @Override
    public Uni<GatewayResponse> handle(Exchange exchange, Next next) {
        long begun = ticker.nanos();
        return Uni.createFrom()
                .deferred(() -> next.proceed(exchange))
                .onItem()
                .transform(response -> account(exchange, response, begun))
                .onFailure()
                .invoke(() -> exchange.ending().ended(Ending.Result.FAILED))
                .onCancellation()
                .invoke(() -> abandoned(exchange));
    }

    /** Whoever was being waited for has got the input, and is not heard of again, unless others go on waiting. */
    private void abandoned(Exchange exchange) {
        Trail trail = exchange.context().trail();
        if (!trail.calls().resigned()) {
            trail.calls()
                    .awaited()
                    .ifPresent(target -> settle(
                            exchange,
                            exchange.catalog().find(target.provider(), target.id()),
                            TokenUsage.estimate(exchange.inputTokens(), 0)));
        }
        exchange.ending().ended(Ending.Result.CANCELLED);
    }

    private GatewayResponse account(Exchange exchange, GatewayResponse response, long begun) {
        Optional<ModelDefinition> model = answeredBy(exchange);
        return switch (response) {
            case ChatAnswer answer -> {
                TokenUsage usage = complete(exchange, answer.usage(), () -> new OutputMeter(answer));
                settle(exchange, model, usage);
                exchange.ending().ended(Ending.Result.ANSWERED);
                yield answer.withUsage(usage);
            }
            case EmbeddingsAnswer answer -> {
                settle(exchange, model, complete(exchange, answer.usage(), OutputMeter::new));
                exchange.ending().ended(Ending.Result.ANSWERED);
                yield answer;
            }
            case StreamedAnswer stream -> {
                exchange.context().trail().firstToken(Duration.ofNanos(ticker.nanos() - begun));
                yield metered(exchange, stream, model);
            }
        };
    }

    private StreamedAnswer metered(Exchange exchange, StreamedAnswer stream, Optional<ModelDefinition> model) {
        var meter = new StreamMeter(
                wantsUsage(exchange),
                (told, output) -> complete(exchange, told, () -> output),
                usage -> settle(exchange, model, usage));
        return new StreamedAnswer(stream.frames()
                .onItem()
                .transform(meter::see)
                .onTermination()
                .invoke((failure, cancelled) -> {
                    if (failure != null || cancelled) {
                        // First, because whoever takes the call over pays for all of it.
                        exchange.context().trail().calls().resigned();
                    }
                    meter.end();
                    exchange.ending().ended(Ending.Result.of(failure, cancelled));
                }));
    }

    private static boolean wantsUsage(Exchange exchange) {
        return exchange.request() instanceof ChatRequest chat && chat.includeUsage();
    }

    /** @param output weighed only where the provider did not say */
    private TokenUsage complete(Exchange exchange, TokenUsage told, Supplier<OutputMeter> output) {
        if (told.input().isPresent() && told.output().isPresent()) {
            return told;
        }
        int written = exchange.context()
                .trail()
                .answeredBy()
                .map(target -> output.get().tokens(tokens, target.id()))
                .orElse(0);
        return TokenUsage.estimate(exchange.inputTokens(), written).mergedWith(told);
    }

    private void settle(Exchange exchange, Optional<ModelDefinition> model, TokenUsage usage) {
        Trail trail = exchange.context().trail();
        Cost price = model.map(known -> known.costOf(usage)).orElse(Cost.FREE);
        if (trail.fromMemory()) {
            trail.used(usage, Cost.FREE);
            trail.saved(price);
            return;
        }
        trail.used(usage, price);
        model.ifPresent(known -> {
            provisioned.record(known, usage.total());
            trail.calls()
                    .last()
                    .filter(Attempt::succeeded)
                    .ifPresent(attempt -> latency.record(attempt.provider(), attempt.model(), attempt.latency()));
        });
    }

    private static Optional<ModelDefinition> answeredBy(Exchange exchange) {
        return exchange.context()
                .trail()
                .answeredBy()
                .flatMap(target -> exchange.catalog().find(target.provider(), target.id()));
    }
}
