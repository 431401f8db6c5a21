package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A provider's line: a slot that is free, a place at the end of many, leaving it, and the turn of whoever is next. */
@State(Scope.Benchmark)
public class QueueBenchmark {

    private static final long NEVER = Long.MAX_VALUE / 2;
    private static final long PLENTY = Long.MAX_VALUE / 4;

    @Param({"10", "1000"})
    public int waiting;

    private SlotQueue free;
    private SlotQueue full;
    private List<Wanted> manySlots;
    private List<Wanted> oneSlot;
    private Applicant who;
    private Ticket holder;
    private final Waiter nobody = new Waiter() {
        @Override
        public void called(Ticket ticket) {
            holder = ticket;
        }

        @Override
        public void sentAway(Refusal why) {
            throw new IllegalStateException("there is room for all");
        }
    };

    @Setup
    public void prepare() {
        var bounds = new QueueRules.Bounds(10_000, PLENTY);
        var rules = new QueueRules(
                bounds,
                bounds,
                Map.of(Priority.HIGH, 16, Priority.NORMAL, 4, Priority.LOW, 1),
                Duration.ofSeconds(30),
                2);
        PoolId pool = PoolId.of(new ProviderId("p"));
        manySlots = List.of(new Wanted(pool, Slots.fixed(64)));
        oneSlot = List.of(new Wanted(pool, Slots.fixed(1)));
        who = applicant(0);
        free = new SlotQueue(rules, System::nanoTime);
        full = new SlotQueue(rules, System::nanoTime);
        holder = ((Admission.Served) full.enter(who, oneSlot, nobody)).ticket();
        for (int number = 0; number < waiting; number++) {
            join(applicant(number));
        }
    }

    @Benchmark
    public void takeFreeSlot() {
        var served = (Admission.Served) free.enter(who, manySlots, nobody);
        free.end(served.ticket(), true);
    }

    @Benchmark
    public void enqueueAndCancel() {
        full.end(join(who), false);
    }

    /** The slot passes on, and another joins in place of the one whose turn it is. */
    @Benchmark
    public void enqueueAndTake() {
        join(who);
        full.end(holder, true);
    }

    private Ticket join(Applicant applicant) {
        return ((Admission.Queued) full.enter(applicant, oneSlot, nobody)).ticket();
    }

    private static Applicant applicant(int number) {
        var priorities = new ArrayList<>(List.of(Priority.values()));
        return new Applicant(
                "r", new AgentDid("did:bench:" + number % 20), priorities.get(number % priorities.size()), NEVER, 100);
    }
}
