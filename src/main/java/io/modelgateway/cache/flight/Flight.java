package io.modelgateway.cache.flight;

import io.modelgateway.cache.store.Content;
import io.modelgateway.cache.store.TimedFrame;
import io.modelgateway.model.ChatAnswer;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.EmbeddingsAnswer;
import io.modelgateway.model.StreamedAnswer;
import io.modelgateway.model.Ticker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call and those who wait for it. It runs on the context of who began it, whether that one stays or not, and is
 * cancelled when nobody is left. The eldest of those who are there when it ends pays. Thread-safe.
 */
final class Flight implements SharedStream.Events {

    private final Context context;
    private final Deadline deadline;
    private final Crew crew;
    private final long maxBytes;
    private final Ticker ticker;
    private final Consumer<Flight> closed;
    /** The eldest first. */
    private final List<Seat> seats = new ArrayList<>();

    private boolean boarding = true;
    /** Nobody is left, and there is no complete answer. */
    private boolean abandoned;
    /** There is a complete answer, or none will come. */
    private boolean settled;

    private @Nullable Landed landed;
    private @Nullable SharedStream stream;
    private @Nullable Cancellable call;

    /**
     * @param context where it runs
     * @param closed told when nobody may join any more; possibly more than once
     */
    Flight(Context context, Deadline deadline, Crew crew, long maxBytes, Ticker ticker, Consumer<Flight> closed) {
        this.context = context;
        this.deadline = deadline;
        this.crew = crew;
        this.maxBytes = maxBytes;
        this.ticker = ticker;
        this.closed = closed;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Takes off. Called once, by who begins it, after boarding. */
    void begin(Uni<Landed> work) {
        Cancellable begun = work.subscribe().with(this::landed, this::failed);
        boolean late;
        synchronized (this) {
            call = begun;
            late = abandoned;
        }
        if (late) {
            begun.cancel();
        }
    }

    /** {@return whether there was still room} */
    synchronized boolean board(Seat seat) {
        return boarding && seats.add(seat);
    }

    /** Gives a seat what there is already, unless it was given that with the others. */
    void serve(Seat seat) {
        Landed there;
        synchronized (this) {
            there = landed;
        }
        if (there != null) {
            deliver(seat, there);
        }
    }

    /** The seat is needed no longer. */
    void leave(Seat seat) {
        boolean empty;
        synchronized (this) {
            resign(seat);
            seats.remove(seat);
            empty = seats.isEmpty();
            if (empty && !settled) {
                abandoned = true;
                boarding = false;
            }
        }
        if (empty) {
            stop();
        }
    }

    /**
     * The seat's caller is about to leave. With the lock, so that an heir learns of it before the answer's end.
     *
     * @return whether somebody else has taken over the account
     */
    synchronized boolean resign(Seat seat) {
        if (!settled && seats.size() > 1 && seats.getFirst() == seat) {
            seats.removeFirst();
            seat.bequeath(seats.getFirst());
        }
        return seat.relieved();
    }

    private void landed(Landed result) {
        SharedStream shared = null;
        if (result.response() instanceof StreamedAnswer answer) {
            shared = new SharedStream(maxBytes, ticker, this);
            answer.frames().subscribe().withSubscriber(shared);
        }
        List<Seat> waiting;
        boolean inVain;
        synchronized (this) {
            landed = result;
            stream = shared;
            settled = shared == null;
            inVain = abandoned;
            waiting = List.copyOf(seats);
        }
        if (inVain) {
            stop();
            return;
        }
        switch (result.response()) {
            case ChatAnswer answer -> keep(result, new Content.Whole(answer));
            case EmbeddingsAnswer answer -> keep(result, new Content.Vectors(answer));
            case StreamedAnswer _ -> {}
        }
        waiting.forEach(seat -> deliver(seat, result));
    }

    private void failed(Throwable reason) {
        List<Seat> waiting;
        synchronized (this) {
            settled = true;
            boarding = false;
            waiting = List.copyOf(seats);
        }
        closed.accept(this);
        waiting.forEach(seat -> seat.fail(reason));
    }

    private void deliver(Seat seat, Landed result) {
        SharedStream shared;
        synchronized (this) {
            shared = stream;
        }
        if (!seat.claim()) {
            return;
        }
        if (shared == null) {
            seat.take(result);
            return;
        }
        var own = new StreamSeat(shared, seat);
        shared.join(own);
        seat.take(result.with(new StreamedAnswer(Multi.createFrom().publisher(own))), own);
    }

    /** Nobody is left: whatever still runs is in vain. */
    private void stop() {
        SharedStream shared;
        Cancellable running;
        boolean open;
        synchronized (this) {
            shared = stream;
            running = call;
            open = boarding;
        }
        if (!open) {
            closed.accept(this);
        }
        if (shared != null) {
            shared.cancel();
        } else if (running != null) {
            // Where the call runs, so that it cannot give an answer at the same moment that nobody takes.
            OwnContext.run(context, running::cancel);
        }
    }

    @Override
    public synchronized void over() {
        settled = true;
    }

    @Override
    public void complete(List<TimedFrame> frames) {
        Landed result;
        synchronized (this) {
            result = landed;
        }
        if (result != null) {
            keep(result, new Content.Streamed(frames));
        }
    }

    @Override
    public void outgrown() {
        close();
    }

    @Override
    public void broken() {
        close();
    }

    private void keep(Landed result, Content content) {
        crew.keep(result, content).subscribe().with(kept -> close(), reason -> close());
    }

    private void close() {
        synchronized (this) {
            boarding = false;
        }
        closed.accept(this);
    }
}
