package io.modelgateway.provider.guard;

import io.modelgateway.circuit.Circuit;
import io.modelgateway.circuit.ProviderHealth;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.provider.ProviderCall;
import io.modelgateway.provider.upstream.UpstreamClient;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * One call on its way through a guard. SmallRye's guards hand no cancellation down to what they guard, so this takes it
 * around them: {@link #cancel()} reaches the upstream at once. Used for one call; safe from any thread.
 */
public final class GuardedCall {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final UpstreamClient client;
    private final ProviderCall call;
    private final Circuit circuit;
    private final ProviderHealth health;
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>();
    private volatile @Nullable GatewayResponse answer;
    private volatile boolean cancelled;

    GuardedCall(UpstreamClient client, ProviderCall call, Circuit circuit, ProviderHealth health) {
        this.client = client;
        this.call = call;
        this.circuit = circuit;
        this.health = health;
    }

    /** {@return the call itself; its failures are {@link UpstreamFailure}s} For the guard, which calls it once. */
    public Uni<GatewayResponse> run() {
        return Uni.createFrom().emitter(emitter -> start(emitter));
    }

    /** {@return what becomes of a failure, the guard's own refusal included: always a {@link GatewayException}} */
    public Uni<GatewayResponse> recover(Throwable failure) {
        return Uni.createFrom().failure(translated(failure));
    }

    void cancel() {
        cancelled = true;
        runOnCancel();
    }

    private void start(UniEmitter<? super GatewayResponse> emitter) {
        boolean probe = circuit.admitted();
        // By hand, because the subscription must outlive this method to be cancelled from outside of the guard.
        Cancellable running = client.call(call)
                .subscribe()
                .with(response -> succeed(response, emitter), failure -> fail(failure, emitter));
        onCancel.set(() -> {
            running.cancel();
            abandon(probe, emitter);
        });
        if (cancelled) {
            runOnCancel();
        }
    }

    private void succeed(GatewayResponse response, UniEmitter<? super GatewayResponse> emitter) {
        answer = response;
        circuit.succeeded();
        health.answered(provider());
        emitter.complete(response);
    }

    private void fail(Throwable cause, UniEmitter<? super GatewayResponse> emitter) {
        UpstreamFailure failure = UpstreamFailure.of(cause);
        switch (failure) {
            case UpstreamFailure.Counted _ -> circuit.failed();
            case UpstreamFailure.Uncounted uncounted -> {
                circuit.succeeded();
                coolDown(uncounted.translated());
            }
        }
        emitter.fail(failure);
    }

    private void coolDown(GatewayException failure) {
        health.answered(provider());
        if (failure.code() == ErrorCode.PROVIDER_RATE_LIMITED) {
            failure.detail(ErrorDetail.RetryAfter.class)
                    .ifPresent(wait -> health.coolDown(provider(), call.model().id(), wait.delay()));
        }
    }

    /**
     * A client that left says nothing of the provider: a closed circuit is left without an outcome. A half-open one must
     * get its probe back or it would wait for it for ever, and takes it for no failure.
     */
    private void abandon(boolean probe, UniEmitter<? super GatewayResponse> emitter) {
        switch (answer) {
            // Between the guard and the one who left: nobody else will close it.
            case StreamedAnswer opened ->
                opened.frames().subscribe().with(_ -> {}, _ -> {}).cancel();
            case null -> {
                if (probe) {
                    emitter.fail(new UpstreamFailure.Uncounted(
                            GatewayException.of(ErrorCode.PROVIDER_TIMEOUT, "The client left before the answer")));
                }
            }
            default -> {}
        }
    }

    private void runOnCancel() {
        Runnable action = onCancel.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    private GatewayException translated(Throwable failure) {
        return switch (failure) {
            case UpstreamFailure known -> known.translated();
            case CircuitBreakerOpenException _ -> {
                circuit.rejected();
                yield refused();
            }
            default -> UpstreamFailure.of(failure).translated();
        };
    }

    private GatewayException refused() {
        Duration left = circuit.remainingOpen();
        return GatewayException.of(
                ErrorCode.PROVIDER_CIRCUIT_OPEN,
                "The circuit of provider '" + provider() + "' is open after repeated failures",
                new ErrorDetail.RetryAfter(left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left));
    }

    private ProviderId provider() {
        return client.definition().id();
    }
}
