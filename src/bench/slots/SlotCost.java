package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a slot costs where nobody waits: entering and ending, in nanoseconds, on one thread and on as many as there are
 * cores. Run with {@code src/bench/slots/run}.
 */
public final class SlotCost {

    private static final int ROUNDS = 5;
    private static final int CALLS = 2_000_000;

    private static final Waiter NOBODY = new Waiter() {
        @Override
        public void called(Ticket ticket) {
            throw new IllegalStateException("nobody waits");
        }

        @Override
        public void sentAway(Refusal why) {
            throw new IllegalStateException("nobody waits");
        }
    };

    public static void main(String[] args) throws InterruptedException {
        for (int threads : new int[] {1, Runtime.getRuntime().availableProcessors()}) {
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf("%d thread(s): %d ns a call%n", threads, round(threads));
            }
        }
    }

    private static long round(int threads) throws InterruptedException {
        var bounds = new QueueRules.Bounds(1_000, 1L << 28);
        var rules = new QueueRules(
                bounds,
                bounds,
                Map.of(Priority.HIGH, 16, Priority.NORMAL, 4, Priority.LOW, 1),
                Duration.ofSeconds(30),
                2);
        var queue = new SlotQueue(rules, System::nanoTime);
        var wanted = List.of(
                new Wanted(PoolId.of(new ProviderId("p")), Slots.fixed(64)));
        long begun = System.nanoTime();
        var running = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            running[i] = new Thread(() -> calls(queue, wanted));
            running[i].start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        return (System.nanoTime() - begun) / CALLS;
    }

    private static void calls(SlotQueue queue, List<Wanted> wanted) {
        for (int call = 0; call < CALLS; call++) {
            var who = new Applicant("r", AgentDid.ANONYMOUS, Priority.NORMAL, Long.MAX_VALUE / 2, 100);
            var served = (Admission.Served) queue.enter(who, wanted, NOBODY);
            queue.end(served.ticket(), true);
        }
    }
}
