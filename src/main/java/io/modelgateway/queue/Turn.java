package io.modelgateway.queue;

import io.modelgateway.model.Ticker;
import io.modelgateway.model.Trail;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One wait on one event loop. It is told from any thread how it ends and passes that on from its own, where the trail
 * lives too. Once.
 */
final class Turn implements Waiter {

    private static final long NANOS_OF_MILLI = 1_000_000;

    private final SlotQueue queue;
    private final QueueMeters meters;
    private final Applicant who;
    private final Trail trail;
    private final PoolId preferred;
    private final Vertx vertx;
    private final Ticker ticker;
    private final Context loop;
    private final long beganNanos;
    private @Nullable UniEmitter<? super Ticket> emitter;
    private long timer = -1;
    private boolean handedOver;

    Turn(
            SlotQueue queue,
            QueueMeters meters,
            Applicant who,
            Trail trail,
            PoolId preferred,
            Vertx vertx,
            Ticker ticker) {
        this.queue = queue;
        this.meters = meters;
        this.who = who;
        this.trail = trail;
        this.preferred = preferred;
        this.vertx = vertx;
        this.ticker = ticker;
        this.loop = vertx.getOrCreateContext();
        this.beganNanos = ticker.nanos();
    }

    Uni<Ticket> await(Ticket ticket, Duration patience) {
        return Uni.createFrom().emitter(taker -> {
            emitter = taker;
            // Rounded up: it must not ring before the queue's own clock agrees.
            timer = vertx.setTimer(patience.toNanos() / NANOS_OF_MILLI + 1, rung -> queue.expire(ticket));
            taker.onTermination(() -> {
                vertx.cancelTimer(timer);
                if (!handedOver) {
                    // The client left. Where it was called meanwhile, this gives the slot back.
                    queue.end(ticket, false);
                }
            });
        });
    }

    Uni<Ticket> refused(Refusal why) {
        meters.refused(preferred, who.priority(), why.reason());
        return Uni.createFrom().failure(Refusals.toException(why));
    }

    @Override
    public void called(Ticket ticket) {
        loop.runOnContext(mine -> {
            vertx.cancelTimer(timer);
            trail.queued(Duration.ofNanos(ticket.waitedNanos()));
            meters.waited(ticket.pool(), who.priority(), ticket.waitedNanos());
            UniEmitter<? super Ticket> taker = emitter;
            if (taker != null) {
                handedOver = true;
                taker.complete(ticket);
            }
        });
    }

    @Override
    public void sentAway(Refusal why) {
        loop.runOnContext(mine -> {
            vertx.cancelTimer(timer);
            trail.queued(Duration.ofNanos(ticker.nanos() - beganNanos));
            meters.refused(preferred, who.priority(), why.reason());
            UniEmitter<? super Ticket> taker = emitter;
            if (taker != null) {
                taker.fail(Refusals.toException(why));
            }
        });
    }
}
