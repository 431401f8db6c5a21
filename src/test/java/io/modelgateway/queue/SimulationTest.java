package io.modelgateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Priority;
import io.modelgateway.queue.Simulation.Arrival;
import io.modelgateway.queue.Simulation.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of requests on a virtual clock. Times are in milliseconds here, and slots take one call of 100 ms each. */
class SimulationTest {

    private static final long MILLI = 1_000_000;
    private static final int SLOTS = 4;
    private static final long SERVICE = 100;
    private static final long FAR = 10_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyRequestEndsExactlyOnceAndNoSlotIsLeftIdleOrOverbooked(long seed) {
        var random = new Random(seed);
        var arrivals = new ArrayList<Arrival>();
        long at = 0;
        for (int i = 0; i < 3_000; i++) {
            at += random.nextInt(30);
            long leaves = random.nextInt(5) == 0 ? (at + random.nextInt(1_000)) * MILLI : Long.MAX_VALUE;
            arrivals.add(new Arrival(
                    at * MILLI,
                    Rules.agent(random.nextInt(7)),
                    Priority.values()[random.nextInt(3)],
                    (at + random.nextInt(3_000)) * MILLI,
                    (1 + random.nextInt(200)) * MILLI,
                    leaves));
        }
        var simulation = new Simulation(Rules.holding(12), Rules.slots(SLOTS));

        simulation.checking(() -> assertConsistent(simulation.queue)).run(arrivals);

        assertThat(simulation.fates).hasSize(3_000).allMatch(fate -> fate.ends == 1);
        Totals totals = simulation.queue.totals();
        assertThat(totals.waiting()).isZero();
        assertThat(totals.waitingBytes()).isZero();
        assertThat(totals.ended()).isEqualTo(totals.called());
        assertThat(totals.refusals())
                .containsKeys(
                        Refusal.Reason.FULL, Refusal.Reason.EVICTED, Refusal.Reason.HOPELESS, Refusal.Reason.EXPIRED);
    }

    private static void assertConsistent(SlotQueue queue) {
        Totals totals = queue.totals();
        long refused =
                totals.refusals().values().stream().mapToLong(Long::longValue).sum();
        assertThat(totals.entered()).isEqualTo(totals.called() + totals.left() + totals.waiting() + refused);
        PoolFigures figures = queue.figures(Rules.POOL).orElseThrow();
        assertThat(figures.inUse())
                .isEqualTo((int) (totals.called() - totals.ended()))
                .isLessThanOrEqualTo(SLOTS);
        assertThat(figures.waiting()).isEqualTo(totals.waiting());
        assertThat(figures.waiting() > 0 && figures.inUse() < SLOTS)
                .as("idle slot")
                .isFalse();
    }

    @Test
    void callsTheEarliestDeadlineOfOneAgentFirst() {
        var random = new Random(7);
        var arrivals = new ArrayList<Arrival>();
        // Fewer than are called within the ageing time.
        for (int i = 0; i < 280; i++) {
            long deadline = FAR + random.nextInt(100_000);
            arrivals.add(staying(i, 1, Priority.NORMAL, deadline));
        }

        var simulation = new Simulation(Rules.holding(1_000), Rules.slots(1)).run(arrivals);

        for (int i = 0; i < simulation.callOrder.size(); i++) {
            Fate called = simulation.callOrder.get(i);
            assertThat(simulation.callOrder.subList(i + 1, simulation.callOrder.size()))
                    .filteredOn(later -> later.arrival.atNanos() < called.calledNanos)
                    .allMatch(later -> later.arrival.deadlineNanos() >= called.arrival.deadlineNanos());
        }
    }

    @Test
    void breaksTiesOfDeadlinesByArrival() {
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < 200; i++) {
            arrivals.add(staying(i, 1, Priority.NORMAL, FAR));
        }

        var simulation = new Simulation(Rules.holding(1_000), Rules.slots(1)).run(arrivals);

        assertThat(simulation.callOrder).isSortedAccordingTo(Comparator.comparingLong(fate -> fate.arrival.atNanos()));
    }

    @Test
    void sharesSlotsBetweenBandsByTheirWeights() {
        var simulation = new Simulation(Rules.holding(5_000), Rules.slots(1)).run(backlogOfAllBands(700));

        var first = simulation.callOrder.subList(1, 421);
        Map<Priority, Long> called =
                first.stream().collect(Collectors.groupingBy(fate -> fate.arrival.priority(), Collectors.counting()));
        assertThat(called.get(Priority.HIGH)).isBetween(318L, 322L);
        assertThat(called.get(Priority.NORMAL)).isBetween(78L, 82L);
        assertThat(called.get(Priority.LOW)).isBetween(18L, 22L);
    }

    private static List<Arrival> backlogOfAllBands(int each) {
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < each; i++) {
            for (Priority priority : Priority.values()) {
                // Together at the start, so that nobody ages before the others came.
                arrivals.add(Arrival.staying(0, Rules.agent(1), priority, FAR * MILLI, 10 * MILLI));
            }
        }
        return arrivals;
    }

    @Test
    void callsOneHighRequestNextWhateverWaits() {
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < 300; i++) {
            arrivals.add(staying(0, i % 3, i % 2 == 0 ? Priority.NORMAL : Priority.LOW, FAR));
        }
        for (int i = 0; i < 20; i++) {
            arrivals.add(staying(1_010 + i * 1_000L, 9, Priority.HIGH, FAR));
        }

        var simulation = new Simulation(Rules.holding(1_000), Rules.slots(1)).run(arrivals);

        assertThat(simulation.fates)
                .filteredOn(fate -> fate.arrival.priority() == Priority.HIGH)
                .hasSize(20)
                .allMatch(fate -> fate.waitedNanos() <= SERVICE * MILLI);
    }

    @Test
    void neverStarvesLowUnderEndlessHigh() {
        var arrivals = new ArrayList<Arrival>();
        arrivals.add(staying(0, 1, Priority.HIGH, FAR));
        for (int i = 0; i < 5; i++) {
            arrivals.add(staying(1, 2, Priority.LOW, FAR));
        }
        for (int i = 0; i < 6_000; i++) {
            arrivals.add(staying(2 + i * 20L, 3 + i % 4, Priority.HIGH, FAR + i));
        }

        var simulation = new Simulation(Rules.holding(10_000), Rules.slots(SLOTS)).run(arrivals);

        // By weight alone one call in seventeen is LOW's.
        assertThat(simulation.fates)
                .filteredOn(fate -> fate.arrival.priority() == Priority.LOW)
                .hasSize(5)
                .allMatch(fate -> fate.called() && fate.waitedNanos() <= 18L * 6 * SERVICE / SLOTS * MILLI);
    }

    @Test
    void raisesWhoHasWaitedForLong() {
        var rules = new QueueRules(
                Rules.holding(10_000).all(),
                Rules.holding(10_000).perPool(),
                Map.of(Priority.HIGH, 1_000_000, Priority.NORMAL, 1_000, Priority.LOW, 1),
                java.time.Duration.ofSeconds(5),
                Rules.LEAD);
        var arrivals = new ArrayList<Arrival>();
        arrivals.add(staying(0, 1, Priority.HIGH, FAR));
        arrivals.add(staying(1, 2, Priority.HIGH, FAR));
        for (int i = 0; i < 5; i++) {
            arrivals.add(staying(2, 2, Priority.LOW, FAR));
        }
        for (int i = 0; i < 6_000; i++) {
            arrivals.add(staying(3 + i * 20L, 3 + i % 4, Priority.HIGH, FAR + i));
        }

        var simulation = new Simulation(rules, Rules.slots(SLOTS)).run(arrivals);

        // Twice the ageing time, then its turns among five agents.
        assertThat(simulation.fates)
                .filteredOn(fate -> fate.arrival.priority() == Priority.LOW)
                .allMatch(fate -> fate.called() && fate.waitedNanos() <= (10_000 + 5 * 5 * SERVICE) * MILLI);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void floodOfOneAgentLeavesTheOthersTheirShare(long seed) {
        var random = new Random(seed);
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < 400; i++) {
            // The flood is the more urgent one.
            arrivals.add(staying(0, 0, Priority.NORMAL, FAR - random.nextInt(1_000)));
        }
        for (int agent = 1; agent < 5; agent++) {
            for (int i = 0; i < 100; i++) {
                arrivals.add(staying(random.nextInt(20), agent, Priority.NORMAL, FAR + random.nextInt(100_000)));
            }
        }

        var simulation = new Simulation(Rules.holding(1_000), Rules.slots(1)).run(arrivals);

        var counts = new int[5];
        for (Fate fate : simulation.callOrder.subList(1, 400)) {
            int agent = fate.arrival.agent().value().charAt("did:test:agent".length()) - '0';
            counts[agent]++;
            int most = java.util.Arrays.stream(counts).max().orElseThrow();
            int least = java.util.Arrays.stream(counts).min().orElseThrow();
            assertThat(most - least).isLessThanOrEqualTo(2 * (Rules.LEAD + 1));
        }
    }

    /**
     * Enough slack is what fairness promises: between its arrival and its call an agent's own {@code n} requests are
     * called, every other agent gets at most two leads more, and the other bands get their shares.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noRequestWithEnoughSlackMissesItsDeadline(long seed) {
        var random = new Random(seed);
        var arrivals = new ArrayList<Arrival>();
        int agents = 6;
        long at = 0;
        for (int i = 0; i < 4_000; i++) {
            at += random.nextInt(45);
            int agent = random.nextInt(agents);
            // One time limit for each agent: it serves its own in order.
            arrivals.add(staying(at, agent, Priority.values()[agent % 3], at + 1_000 + agent * 4_000L));
        }

        var simulation = new Simulation(Rules.holding(1_000), Rules.slots(SLOTS)).run(arrivals);

        var promised = simulation.fates.stream()
                .filter(fate -> fate.queued)
                .filter(fate -> slack(fate) >= promise(fate, agents))
                .toList();
        assertThat(promised).hasSizeGreaterThan(200).allMatch(Fate::inTime);
        assertThat(simulation.fates).anyMatch(fate -> fate.refusal != null);
    }

    private static long slack(Fate fate) {
        return (fate.arrival.deadlineNanos() - fate.arrival.atNanos()) / MILLI;
    }

    private static long promise(Fate fate, int agents) {
        int own = fate.ownAhead + 1;
        long inBand = own + (agents - 1L) * (own + 2 * (Rules.LEAD + 1));
        long shares = 21 / Rules.WEIGHTS.get(fate.arrival.priority()) + 1;
        return (inBand * shares + 3) * SERVICE / SLOTS + 2 * SERVICE;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void goodputUnderOverloadStaysWithinFivePercentOfCapacity(int overload) {
        var random = new Random(11);
        var arrivals = new ArrayList<Arrival>();
        double at = 0;
        long end = 120_000;
        while (at < end) {
            at += -Math.log(1 - random.nextDouble()) * SERVICE / SLOTS / overload;
            long deadline = (long) at + 2_000 + random.nextInt(8_000);
            arrivals.add(staying((long) at, random.nextInt(10), Priority.values()[random.nextInt(3)], deadline));
        }

        var simulation = new Simulation(Rules.holding(1_000), Rules.slots(SLOTS)).run(arrivals);

        long possible = Math.min(arrivals.size(), SLOTS * end / SERVICE);
        long good = simulation.fates.stream().filter(Fate::inTime).count();
        assertThat(good).isGreaterThan((long) (0.95 * possible));
        assertThat(simulation.fates).allMatch(fate -> fate.ends == 1);
    }

    private static Arrival staying(long at, int agent, Priority priority, long deadline) {
        return Arrival.staying(at * MILLI, Rules.agent(agent), priority, deadline * MILLI, SERVICE * MILLI);
    }
}
