package io.modelgateway.cache.flight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Ticker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The calls that are under way in this process. Thread-safe. */
public final class Flights {

    private static final String DEADLINE_PASSED = "The request's deadline passed before the answer was complete";

    /** Longer than anybody looks for an answer before they begin a call. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    private static final int MOST_LANDED = 10_000;

    private final ConcurrentHashMap<FlightKey, Flight> open = new ConcurrentHashMap<>();
    private final Cache<CacheKey, Boolean> landed;
    private final long maxBytes;
    private final Vertx vertx;
    private final Ticker ticker;

    /** @param maxBytes the most that is kept of a stream for those who come late or read slowly */
    public Flights(long maxBytes, Vertx vertx, Ticker ticker) {
        this.maxBytes = maxBytes;
        this.vertx = vertx;
        this.ticker = ticker;
        this.landed = Caffeine.newBuilder()
                .maximumSize(MOST_LANDED)
                .expireAfterWrite(LATELY)
                .ticker(ticker::nanos)
                // Whoever ends a call does the housekeeping: to wake a pool's thread for it took a tenth of a miss.
                .executor(Runnable::run)
                .build();
    }

    /**
     * {@return whether a call of that key ended just now} Its answer may have been kept after somebody looked for it in
     * vain and before they began a call themselves.
     */
    public boolean landedLately(FlightKey key) {
        return landed.getIfPresent(key.key()) != null;
    }

    /** {@return a call that nobody joins} */
    public Uni<Landed> alone(Deadline deadline, Passenger passenger, Uni<Landed> work, Crew crew) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            var seat = new Seat(context, passenger, emitter);
            Flight own = flight(context, deadline, crew, _ -> {});
            own.board(seat);
            depart(own, seat, passenger, work);
        });
    }

    /**
     * Joins the call that is under way, or begins it. To cancel leaves it; it is cancelled with the last. A failure is
     * everybody's.
     */
    public Uni<Landed> share(FlightKey key, Deadline deadline, Passenger passenger, Uni<Landed> work, Crew crew) {
        return Uni.createFrom().emitter(emitter -> {
            Context context = vertx.getOrCreateContext();
            var seat = new Seat(context, passenger, emitter);
            Flight own = flight(context, deadline, crew, flight -> close(key, flight));
            // Before anybody else can: the first seat pays.
            own.board(seat);
            Flight other = open.putIfAbsent(key, own);
            while (other != null && !endsEarly(other, deadline)) {
                if (join(other, seat, passenger, deadline)) {
                    return;
                }
                close(key, other);
                other = open.putIfAbsent(key, own);
            }
            depart(own, seat, passenger, work);
        });
    }

    /** Noted first: whoever finds no call under way must find that one was. */
    private void close(FlightKey key, Flight flight) {
        landed.put(key.key(), true);
        open.remove(key, flight);
    }

    private Flight flight(Context context, Deadline deadline, Crew crew, Consumer<Flight> closed) {
        return new Flight(context, deadline, crew, maxBytes, ticker, closed);
    }

    private static void depart(Flight flight, Seat seat, Passenger passenger, Uni<Landed> work) {
        passenger.boarded(() -> flight.resign(seat));
        seat.occupy(() -> flight.leave(seat));
        flight.begin(work);
    }

    private boolean join(Flight flight, Seat seat, Passenger passenger, Deadline deadline) {
        if (!flight.board(seat)) {
            return false;
        }
        passenger.boarded(() -> flight.resign(seat));
        passenger.joined();
        long millis = Math.max(1, deadline.remaining(ticker).toMillis());
        long timer = vertx.setTimer(millis, fired -> expire(seat));
        seat.occupy(() -> {
            vertx.cancelTimer(timer);
            flight.leave(seat);
        });
        flight.serve(seat);
        return true;
    }

    /** The call has the deadline of who began it; half of one's own time is not worth sharing. */
    private boolean endsEarly(Flight flight, Deadline deadline) {
        return flight.deadline().remaining(ticker).multipliedBy(2).compareTo(deadline.remaining(ticker)) < 0;
    }

    private static void expire(Seat seat) {
        seat.expire(
                GatewayException.of(ErrorCode.PROVIDER_TIMEOUT, DEADLINE_PASSED, new ErrorDetail.DeadlinePassed()),
                GatewayException.of(ErrorCode.STREAMING_ERROR, "The stream broke off: " + DEADLINE_PASSED));
    }
}
