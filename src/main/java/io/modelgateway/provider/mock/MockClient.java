package io.modelgateway.provider.mock;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Choice;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.EmbeddingsRequest;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.Message;
import io.modelgateway.model.StreamFrame;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.Ticker;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.provider.upstream.TimeLimits;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.modelgateway.registry.ListedModel;
import io.modelgateway.registry.MockBehaviour;
import io.modelgateway.registry.MockBehaviour.FailureKind;
import io.modelgateway.registry.ProviderDefinition;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The upstream that is none. Thread-safe. */
final class MockClient implements UpstreamClient {

    private static final MockBehaviour PLAIN = new MockBehaviour(Duration.ZERO, 0, 0, FailureKind.ERROR, null);
    private static final Duration RATE_LIMIT_WAIT = Duration.ofSeconds(1);

    private final ProviderDefinition definition;
    private final MockBehaviour behaviour;
    private final MockPace pace;
    private final Clock clock;
    private final Ticker ticker;
    private final RandomGenerator random;

    MockClient(ProviderDefinition definition, Vertx vertx, Clock clock, Ticker ticker, RandomGenerator random) {
        this.definition = definition;
        this.behaviour = definition.mock() == null ? PLAIN : definition.mock();
        this.pace = new MockPace(vertx, ticker);
        this.clock = clock;
        this.ticker = ticker;
        this.random = random;
    }

    @Override
    public ProviderDefinition definition() {
        return definition;
    }

    @Override
    public Uni<GatewayResponse> call(ProviderCall call) {
        return Uni.createFrom().deferred(() -> {
            MockPlan plan = MockPlan.of(behaviour, call.context().forwardedHeaders(), random);
            var limits = TimeLimits.of(definition.timeouts(), call.context().deadline(), ticker);
            Duration patience = shorter(limits.firstByte(), limits.total());
            if (plan.failure() == FailureKind.TIMEOUT || plan.latency().compareTo(patience) > 0) {
                return pace.failAfter(patience, GatewayException.of(ErrorCode.PROVIDER_TIMEOUT));
            }
            boolean streams = call.request().stream();
            GatewayException failure = failure(plan.failure(), streams);
            return failure == null ? answer(call, plan, limits) : pace.failAfter(plan.latency(), failure);
        });
    }

    private static @Nullable GatewayException failure(@Nullable FailureKind kind, boolean streams) {
        return switch (kind) {
            case null -> null;
            case ERROR -> GatewayException.of(ErrorCode.PROVIDER_ERROR, "The provider failed with status 500");
            case TIMEOUT -> GatewayException.of(ErrorCode.PROVIDER_TIMEOUT);
            case RATE_LIMIT ->
                GatewayException.of(ErrorCode.PROVIDER_RATE_LIMITED, new ErrorDetail.RetryAfter(RATE_LIMIT_WAIT));
            case MALFORMED -> GatewayException.of(ErrorCode.PROVIDER_INVALID_RESPONSE);
            case CUT ->
                streams
                        ? null
                        : GatewayException.of(ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider's answer broke off");
        };
    }

    private Uni<GatewayResponse> answer(ProviderCall call, MockPlan plan, TimeLimits limits) {
        String model = call.model().upstreamId();
        return switch (call.request()) {
            case EmbeddingsRequest embeddings -> pace.after(plan.latency(), MockVectors.answer(embeddings, model));
            case ChatRequest chat when chat.stream() -> pace.after(plan.latency(), streamed(chat, plan, model));
            case ChatRequest chat -> whole(chat, plan, model, limits);
        };
    }

    private GatewayResponse streamed(ChatRequest chat, MockPlan plan, String model) {
        List<StreamFrame> frames = MockFrames.of(MockAnswer.to(chat, plan), id(chat), model, now());
        return new StreamedAnswer(
                plan.failure() == FailureKind.CUT
                        ? pace.cut(frames, plan.tokensPerSecond())
                        : pace.stream(frames, plan.tokensPerSecond()));
    }

    private Uni<GatewayResponse> whole(ChatRequest chat, MockPlan plan, String model, TimeLimits limits) {
        MockAnswer answer = MockAnswer.to(chat, plan);
        List<ContentPart> content =
                List.of(answer.toolCall() == null ? new ContentPart.Text(answer.text()) : answer.toolCall());
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < answer.choices(); i++) {
            choices.add(new Choice(i, content, answer.finishReason(), null));
        }
        Duration writing = plan.tokensPerSecond() <= 0
                ? Duration.ZERO
                : Duration.ofMillis((long) (answer.tokens().size() * 1000 / plan.tokensPerSecond()));
        Duration wait = plan.latency().plus(writing);
        return wait.compareTo(limits.total()) > 0
                ? pace.failAfter(limits.total(), GatewayException.of(ErrorCode.PROVIDER_TIMEOUT))
                : pace.after(wait, new ChatAnswer(id(chat), model, now(), choices, answer.usage(), null));
    }

    private static String id(ChatRequest chat) {
        return "mock-"
                + Integer.toHexString(chat.messages().stream()
                        .map(Message::joinedText)
                        .toList()
                        .hashCode());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** {@return nothing: its models are those of the catalogue} */
    @Override
    public Uni<List<ListedModel>> models(Duration timeout) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public void close() {
        // It holds no connections.
    }
}
