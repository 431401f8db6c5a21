package io.modelgateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody does everything at once: enter, leave, expire, end, learn, resize, pause, drain. Nothing may get lost. */
class SlotQueueStressTest {

    private static final int THREADS = 4;
    private static final int STEPS = 20_000;
    private static final int MOST_SLOTS = 6;

    private final SlotQueue queue = new SlotQueue(Rules.holding(60), System::nanoTime);
    private final Queue<Person> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Ticket> holding = new ConcurrentLinkedQueue<>();

    private final class Person implements Waiter {

        final AtomicInteger told = new AtomicInteger();
        volatile @Nullable Ticket ticket;

        @Override
        public void called(Ticket mine) {
            told.incrementAndGet();
            holding.add(mine);
        }

        @Override
        public void sentAway(Refusal why) {
            told.incrementAndGet();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostAndNothingHappensTwice(long seed) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var people = new ConcurrentLinkedQueue<Person>();
            List<Future<?>> threads = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                var random = new Random(seed * 100 + thread);
                threads.add(pool.submit(() -> {
                    for (int step = 0; step < STEPS; step++) {
                        act(random, people);
                    }
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
            settle();
            assertThat(people).allMatch(person -> person.told.get() <= 1);
        }
        Totals totals = queue.totals();
        assertThat(totals.waiting()).isZero();
        assertThat(totals.waitingBytes()).isZero();
        assertThat(totals.called()).isEqualTo(totals.ended());
        assertThat(totals.entered()).isEqualTo(totals.called() + totals.left() + refused(totals));
        assertThat(queue.lines())
                .allMatch(line -> line.figures().inUse() == 0 && line.waiting().isEmpty());
    }

    private void act(Random random, Queue<Person> people) {
        switch (random.nextInt(20)) {
            case 0 -> queue.become(Rules.POOL.provider(), LineMode.values()[random.nextInt(3)]);
            case 1 -> queue.become(Rules.POOL.provider(), LineMode.OPEN);
            case 2, 3, 4 -> withTicket(waiting, ticket -> queue.end(ticket, false));
            case 5 -> withTicket(waiting, queue::expire);
            case 6 -> assertConsistent();
            case 7, 8, 9, 10, 11, 12 -> end(random);
            default -> enter(random, people);
        }
    }

    private void enter(Random random, Queue<Person> people) {
        var person = new Person();
        people.add(person);
        var pools = new ArrayList<Wanted>();
        pools.add(new Wanted(Rules.POOL, Slots.fixed(1 + random.nextInt(MOST_SLOTS))));
        if (random.nextBoolean()) {
            pools.add(new Wanted(Rules.OTHER, Slots.fixed(2)));
        }
        var who = new Applicant(
                "",
                Rules.agent(random.nextInt(5)),
                Priority.values()[random.nextInt(3)],
                System.nanoTime() + random.nextInt(1_000_000_000),
                random.nextInt(100));
        switch (queue.enter(who, pools, person)) {
            case Admission.Served served -> holding.add(served.ticket());
            case Admission.Queued queued -> {
                person.ticket = queued.ticket();
                waiting.add(person);
            }
            case Admission.Refused _ -> {}
        }
    }

    private void end(Random random) {
        Ticket ticket = holding.poll();
        if (ticket != null) {
            queue.learn(ticket, random.nextBoolean());
            queue.end(ticket, random.nextBoolean());
        }
    }

    private static void withTicket(Queue<Person> people, java.util.function.Consumer<Ticket> action) {
        Person person = people.poll();
        if (person != null && person.ticket != null) {
            action.accept(person.ticket);
        }
    }

    private void assertConsistent() {
        Totals totals = queue.totals();
        assertThat(totals.entered()).isEqualTo(totals.called() + totals.left() + refused(totals) + totals.waiting());
        assertThat(totals.waiting()).isBetween(0, 60);
        for (LineView line : queue.lines()) {
            PoolFigures figures = line.figures();
            assertThat(figures.inUse()).isBetween(0, MOST_SLOTS);
            boolean idle = figures.inUse() < figures.limit() && figures.mode() != LineMode.PAUSED;
            assertThat(idle && !line.waiting().isEmpty())
                    .as("idle slot before " + line)
                    .isFalse();
        }
    }

    private static long refused(Totals totals) {
        return totals.refusals().values().stream().mapToLong(Long::longValue).sum();
    }

    private void settle() {
        queue.become(Rules.POOL.provider(), LineMode.OPEN);
        var random = new Random(0);
        while (!holding.isEmpty()) {
            end(random);
        }
        // Who left before is told nothing; who waits in vain is sent away.
        queue.clear();
        while (!holding.isEmpty()) {
            end(random);
        }
    }
}
