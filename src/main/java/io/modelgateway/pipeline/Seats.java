package io.modelgateway.pipeline;

import io.modelgateway.circuit.Availability;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.queue.PoolId;
import io.modelgateway.queue.SlotDesk;
import io.modelgateway.queue.Ticket;
import io.modelgateway.registry.ModelDefinition;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Slots for provider calls: one for each call, held until its answer is whole, its stream has ended, or it failed or was
 * cancelled. A request that must wait takes the first slot that comes to any available model of its chain. Thread-safe.
 */
@Singleton
final class Seats {

    private static final int BYTES_PER_TOKEN = 4;
    private static final Set<Integer> TOO_MUCH_TO_DO = Set.of(429, 503, 529);

    private final SlotDesk desk;
    private final Availability availability;

    Seats(SlotDesk desk, Availability availability) {
        this.desk = desk;
        this.availability = availability;
    }

    /** {@return a slot for one of these models, the first if it is free} Fails as {@link SlotDesk#take} does. */
    Uni<Seat> take(Course course, List<ModelDefinition> chain) {
        Exchange exchange = course.exchange();
        List<ModelDefinition> able = able(chain);
        return desk.take(
                        exchange.context(),
                        able,
                        exchange.catalog(),
                        course.lineUntil().atNanos(),
                        bytes(exchange))
                .map(ticket -> {
                    // However the call ends: what was cancelled between two steps must not keep its slot. Not with the
                    // request: who began a call may leave it to others.
                    exchange.call().then(how -> desk.giveBack(ticket, false));
                    return new Seat(owner(ticket, able, exchange), ticket);
                });
    }

    /** Whoever is preferred is asked even if it seems unavailable; the others only step in if they can. */
    private List<ModelDefinition> able(List<ModelDefinition> chain) {
        if (chain.size() == 1) {
            return chain;
        }
        var able = new ArrayList<ModelDefinition>(chain.size());
        for (ModelDefinition model : chain) {
            boolean preferred = able.isEmpty();
            if (preferred || availability.of(model.provider(), model.id()).available()) {
                able.add(model);
            }
        }
        return able;
    }

    private ModelDefinition owner(Ticket ticket, List<ModelDefinition> able, Exchange exchange) {
        if (able.size() == 1) {
            return able.getFirst();
        }
        PoolId pool = ticket.pool();
        return able.stream()
                .filter(model -> desk.pool(model, exchange.catalog()).equals(pool))
                .findFirst()
                .orElseThrow();
    }

    private static long bytes(Exchange exchange) {
        int came = exchange.request().wireBytes();
        return came > 0 ? came : (long) exchange.inputTokens() * BYTES_PER_TOKEN;
    }

    /** {@return the call, which gives its slot back when it is over} */
    Uni<GatewayResponse> holding(Ticket ticket, Uni<GatewayResponse> call) {
        return call.onItem()
                .transform(response -> answered(ticket, response))
                .onFailure()
                .invoke(failure -> failed(ticket, failure))
                .onCancellation()
                .invoke(() -> desk.giveBack(ticket, false));
    }

    /** Gives a slot back that nobody has used. */
    void leave(Seat seat) {
        desk.giveBack(seat.ticket(), false);
    }

    private GatewayResponse answered(Ticket ticket, GatewayResponse response) {
        desk.learn(ticket, false);
        if (response instanceof StreamedAnswer stream) {
            return new StreamedAnswer(stream.frames()
                    .onTermination()
                    .invoke((failure, cancelled) -> desk.giveBack(ticket, failure == null && !cancelled)));
        }
        desk.giveBack(ticket, true);
        return response;
    }

    private void failed(Ticket ticket, Throwable failure) {
        if (failure instanceof GatewayException known && overloaded(known)) {
            desk.learn(ticket, true);
        }
        desk.giveBack(ticket, false);
    }

    private static boolean overloaded(GatewayException failure) {
        boolean late = failure.code() == ErrorCode.PROVIDER_TIMEOUT
                && failure.detail(ErrorDetail.DeadlinePassed.class).isEmpty();
        return late
                || failure.detail(ErrorDetail.UpstreamStatus.class)
                        .filter(upstream -> TOO_MUCH_TO_DO.contains(upstream.status()))
                        .isPresent();
    }
}
