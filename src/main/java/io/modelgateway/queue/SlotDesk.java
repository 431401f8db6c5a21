package io.modelgateway.queue;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.config.GatewayConfig;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Ticker;
import io.modelgateway.registry.Catalog;
import io.modelgateway.registry.ModelDefinition;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * The queue as the request path sees it: a wait ends on the event loop it began on, at its deadline at the latest, and at
 * once when the client leaves. Thread-safe.
 */
@Singleton
public final class SlotDesk {

    /** What is kept of the drain time to send the last ones away before connections are cut. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SlotQueue queue;
    private final QueueMeters meters;
    private final Pools pools;
    private final Duration longestWait;
    private final Duration drainTimeout;
    private final Ticker ticker;
    private final Vertx vertx;

    @Inject
    SlotDesk(QueueConfig config, GatewayConfig gateway, MeterRegistry registry, Ticker ticker, Vertx vertx) {
        this.queue = new SlotQueue(QueueRules.of(config), ticker);
        this.meters = new QueueMeters(queue, registry);
        this.pools = new Pools(config.modelSlots());
        this.longestWait = config.timeout();
        this.drainTimeout = gateway.drainTimeout();
        this.ticker = ticker;
        this.vertx = vertx;
    }

    /** {@return whose slots calls of that model take} */
    public PoolId pool(ModelDefinition model, Catalog catalog) {
        return pools.of(model, catalog).pool();
    }

    /**
     * {@return a slot of the first pool that has one for any of these models; cancelling leaves the line} The ticket must
     * be {@linkplain #giveBack given back}. Fails with E4201 if the lines are full or their providers drain, and with
     * E4202 if the deadline cannot be met, with a {@code Queued} detail.
     *
     * @param models the preferred one first; at least one
     * @param untilNanos when an answer is worthless
     */
    public Uni<Ticket> take(
            RequestContext context, List<ModelDefinition> models, Catalog catalog, long untilNanos, long bytes) {
        return Uni.createFrom().deferred(() -> {
            List<Wanted> wanted = models.size() == 1
                    ? List.of(pools.of(models.getFirst(), catalog))
                    : models.stream()
                            .map(model -> pools.of(model, catalog))
                            .distinct()
                            .toList();
            wanted.forEach(one -> meters.watch(one.pool()));
            long now = ticker.nanos();
            long patience = Math.min(untilNanos - now, longestWait.toNanos());
            var who = new Applicant(context.requestId(), context.agent(), context.priority(), now + patience, bytes);
            var turn = new Turn(
                    queue, meters, who, context.trail(), wanted.getFirst().pool(), vertx, ticker);
            return switch (queue.enter(who, wanted, turn)) {
                case Admission.Served served -> Uni.createFrom().item(served.ticket());
                case Admission.Queued queued -> turn.await(queued.ticket(), Duration.ofNanos(patience));
                case Admission.Refused refused -> turn.refused(refused.why());
            };
        });
    }

    /** Tells how the provider bears its load, once it has begun to answer or has refused to. */
    public void learn(Ticket ticket, boolean overloaded) {
        queue.learn(ticket, overloaded);
    }

    /**
     * Gives a slot back; again does no harm.
     *
     * @param answered whether the call brought a whole answer
     */
    public void giveBack(Ticket ticket, boolean answered) {
        queue.end(ticket, answered);
    }

    /** Does to a provider's slots what an operator wants. */
    public void become(ProviderId provider, LineMode mode) {
        queue.become(provider, mode);
    }

    public List<LineView> lines() {
        return queue.lines();
    }

    public Totals totals() {
        return queue.totals();
    }

    @PreDestroy
    void close() {
        meters.close();
    }

    /** Whoever cannot be answered within the drain time goes to another replica now, and the rest before it ends. */
    void onStop(@Observes ShutdownDelayInitiatedEvent event) {
        Duration left = drainTimeout.minus(FAREWELL);
        queue.stopWithin(left);
        vertx.setTimer(Math.max(1, left.toMillis()), over -> queue.clear());
    }
}
