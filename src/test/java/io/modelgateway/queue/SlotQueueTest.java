package io.modelgateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.ModelId;
import io.modelgateway.model.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlotQueueTest {

    private static final long SECOND = 1_000_000_000L;

    private long nowNanos;

    /** Notes what it is told. */
    private static final class Person implements Waiter {

        @Nullable
        Ticket ticket;

        @Nullable
        Refusal refusal;

        int calls;

        @Override
        public void called(Ticket mine) {
            ticket = mine;
            calls++;
        }

        @Override
        public void sentAway(Refusal why) {
            refusal = why;
        }

        Refusal.Reason reason() {
            return java.util.Objects.requireNonNull(refusal).reason();
        }
    }

    private SlotQueue queue(QueueRules rules) {
        return new SlotQueue(rules, () -> nowNanos);
    }

    private SlotQueue queue() {
        return queue(Rules.holding(100));
    }

    private Person enter(SlotQueue queue, List<Wanted> wanted, int agent, Priority priority, long seconds) {
        return enter(queue, wanted, new Applicant("r", Rules.agent(agent), priority, nowNanos + seconds * SECOND, 10));
    }

    private Person enter(SlotQueue queue, List<Wanted> wanted, Applicant who) {
        var person = new Person();
        switch (queue.enter(who, wanted, person)) {
            case Admission.Served served -> person.called(served.ticket());
            case Admission.Queued queued -> person.ticket = queued.ticket();
            case Admission.Refused refused -> person.sentAway(refused.why());
        }
        return person;
    }

    private Person enter(SlotQueue queue) {
        return enter(queue, Rules.slots(1), 1, Priority.NORMAL, 60);
    }

    @Test
    void takesTheFreeSlotOfAnotherPoolRatherThanWaiting() {
        var queue = queue();
        var both = List.of(new Wanted(Rules.POOL, Slots.fixed(1)), new Wanted(Rules.OTHER, Slots.fixed(1)));

        var first = enter(queue, both, 1, Priority.NORMAL, 60);
        var second = enter(queue, both, 1, Priority.NORMAL, 60);
        var third = enter(queue, both, 1, Priority.NORMAL, 60);

        assertThat(first.ticket.pool()).isEqualTo(Rules.POOL);
        assertThat(second.ticket.pool()).isEqualTo(Rules.OTHER);
        assertThat(third.calls).isZero();
    }

    @Test
    void callsFromWhicheverLineMovesFirstAndLeavesTheOthers() {
        var queue = queue();
        var both = List.of(new Wanted(Rules.POOL, Slots.fixed(1)), new Wanted(Rules.OTHER, Slots.fixed(1)));
        var first = enter(queue, both, 1, Priority.NORMAL, 60);
        var second = enter(queue, both, 1, Priority.NORMAL, 60);
        var waiting = enter(queue, both, 1, Priority.NORMAL, 60);

        queue.end(second.ticket, true);
        queue.end(first.ticket, true);

        assertThat(waiting.calls).isOne();
        assertThat(waiting.ticket.pool()).isEqualTo(Rules.OTHER);
        assertThat(queue.figures(Rules.POOL).orElseThrow().waiting()).isZero();
        assertThat(queue.totals().waiting()).isZero();
    }

    @Test
    void keepsTheSlotsOfOneModelApartFromItsProviders() {
        var queue = queue();
        var model = List.of(new Wanted(new PoolId(Rules.POOL.provider(), new ModelId("large")), Slots.fixed(1)));

        enter(queue, Rules.slots(1), 1, Priority.NORMAL, 60);

        assertThat(enter(queue, model, 1, Priority.NORMAL, 60).calls).isOne();
        assertThat(enter(queue, model, 1, Priority.NORMAL, 60).calls).isZero();
    }

    @Test
    void refusesAtOnceWhatCannotBeAnsweredInTimeWithTheEstimate() {
        var queue = queue();
        var calling = enter(queue);
        nowNanos += 10 * SECOND;
        queue.end(calling.ticket, true);
        enter(queue);
        enter(queue);

        var hopeless = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 19);
        var hopeful = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 21);

        assertThat(hopeless.reason()).isEqualTo(Refusal.Reason.HOPELESS);
        assertThat(hopeless.refusal.expectedWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(hopeless.refusal.expectedService()).isEqualTo(Duration.ofSeconds(10));
        assertThat(hopeful.refusal).isNull();
    }

    @Test
    void neverRefusesForAnEstimateWhileASlotIsFree() {
        var queue = queue();
        var slow = enter(queue);
        nowNanos += 50 * SECOND;
        queue.end(slow.ticket, true);

        assertThat(enter(queue, Rules.slots(1), 1, Priority.LOW, 1).calls).isOne();
    }

    @Test
    void tellsPositionAndRetryAfterWhenFull() {
        var queue = queue(Rules.holding(2));
        enter(queue);
        enter(queue);
        enter(queue);

        var refused = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 100);

        assertThat(refused.reason()).isEqualTo(Refusal.Reason.FULL);
        assertThat(refused.refusal.position()).isEqualTo(3);
        assertThat(refused.refusal.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void lowestPriorityAndLatestDeadlineYields() {
        var queue = queue(Rules.holding(3));
        enter(queue);
        var sooner = enter(queue, Rules.slots(1), 1, Priority.LOW, 50);
        var later = enter(queue, Rules.slots(1), 1, Priority.LOW, 60);
        var normal = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 70);

        enter(queue, Rules.slots(1), 1, Priority.NORMAL, 80);

        assertThat(later.reason()).isEqualTo(Refusal.Reason.EVICTED);
        assertThat(sooner.refusal).isNull();
        assertThat(normal.refusal).isNull();
        assertThat(enter(queue, Rules.slots(1), 1, Priority.LOW, 90).reason()).isEqualTo(Refusal.Reason.FULL);
    }

    @Test
    void floodYieldsPlacesToOtherAgents() {
        var queue = queue(Rules.holding(4));
        enter(queue);
        var flood = new ArrayList<Person>();
        for (int i = 0; i < 4; i++) {
            flood.add(enter(queue, Rules.slots(1), 1, Priority.NORMAL, 10 + i));
        }

        var other = enter(queue, Rules.slots(1), 2, Priority.NORMAL, 200);

        assertThat(other.refusal).isNull();
        assertThat(flood.getLast().reason()).isEqualTo(Refusal.Reason.EVICTED);
    }

    @Test
    void boundsTheBytesThatWait() {
        var queue = queue(Rules.bounded(new QueueRules.Bounds(100, 25), new QueueRules.Bounds(100, 25)));
        enter(queue);
        enter(queue);
        enter(queue);

        assertThat(enter(queue).reason()).isEqualTo(Refusal.Reason.FULL);
        assertThat(queue.totals().waitingBytes()).isEqualTo(20);
    }

    @Test
    void evictsFromOneFullLineWithoutLosingThePlaceInAnother() {
        var queue =
                queue(Rules.bounded(new QueueRules.Bounds(100, Rules.PLENTY), new QueueRules.Bounds(1, Rules.PLENTY)));
        var both = List.of(new Wanted(Rules.POOL, Slots.fixed(1)), new Wanted(Rules.OTHER, Slots.fixed(1)));
        enter(queue, both, 1, Priority.NORMAL, 60);
        var second = enter(queue, both, 1, Priority.NORMAL, 60);
        var low = enter(queue, both, 1, Priority.LOW, 60);

        enter(queue, Rules.slots(1), 1, Priority.HIGH, 60);

        assertThat(low.refusal).isNull();
        queue.end(second.ticket, true);
        assertThat(low.calls).isOne();
    }

    @Test
    void pausedPoolCallsNobodyUntilItIsOpenAgain() {
        var queue = queue();
        var calling = enter(queue);
        queue.become(Rules.POOL.provider(), LineMode.PAUSED);

        queue.end(calling.ticket, true);
        var waiting = enter(queue);
        int before = waiting.calls;
        queue.become(Rules.POOL.provider(), LineMode.OPEN);

        assertThat(before).isZero();
        assertThat(waiting.calls).isOne();
    }

    @Test
    void drainingPoolServesWhoWaitsAndRefusesWhoComes() {
        var queue = queue();
        var calling = enter(queue);
        var waiting = enter(queue);
        queue.become(Rules.POOL.provider(), LineMode.DRAINING);

        var late = enter(queue);
        queue.end(calling.ticket, true);

        assertThat(late.reason()).isEqualTo(Refusal.Reason.DRAINING);
        assertThat(waiting.calls).isOne();
    }

    @Test
    void raisedLimitCallsAtTheNextArrival() {
        var queue = queue();
        enter(queue);
        var waiting = enter(queue);

        enter(queue, Rules.slots(2), 1, Priority.NORMAL, 60);

        assertThat(waiting.calls).isOne();
    }

    @Test
    void loweredLimitLetsRunningCallsEnd() {
        var queue = queue();
        var first = enter(queue, Rules.slots(2), 1, Priority.NORMAL, 60);
        enter(queue, Rules.slots(2), 1, Priority.NORMAL, 60);

        var waiting = enter(queue);
        queue.end(first.ticket, true);

        assertThat(waiting.calls).isZero();
        assertThat(queue.figures(Rules.POOL).orElseThrow().inUse()).isOne();
    }

    @Test
    void stoppingSendsAwayWhoCannotBeAnsweredInTime() {
        var queue = queue();
        var calling = enter(queue);
        nowNanos += 10 * SECOND;
        queue.end(calling.ticket, true);
        enter(queue, Rules.slots(1), 1, Priority.NORMAL, 200);
        var soon = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 200);
        var late = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 200);

        queue.stopWithin(Duration.ofSeconds(25));
        var newcomer = enter(queue, Rules.slots(1), 1, Priority.NORMAL, 200);

        assertThat(soon.refusal).isNull();
        assertThat(late.reason()).isEqualTo(Refusal.Reason.STOPPING);
        assertThat(newcomer.reason()).isEqualTo(Refusal.Reason.STOPPING);
        queue.clear();
        assertThat(soon.reason()).isEqualTo(Refusal.Reason.STOPPING);
    }

    @Test
    void adaptivePoolYieldsToRefusalsAndRisesWithSuccess() {
        var queue = queue();
        var adaptive = List.of(new Wanted(Rules.POOL, new Slots(100, true)));
        play(queue, adaptive, 200, false);
        int risen = queue.figures(Rules.POOL).orElseThrow().limit();

        play(queue, adaptive, 30, true);
        int fallen = queue.figures(Rules.POOL).orElseThrow().limit();

        assertThat(risen).isGreaterThan(AdaptiveLimit.INITIAL).isLessThanOrEqualTo(100);
        assertThat(fallen).isLessThan(risen / 2);
    }

    /** As many calls at once as there are slots, over and over. */
    private void play(SlotQueue queue, List<Wanted> pools, int rounds, boolean overloaded) {
        for (int round = 0; round < rounds; round++) {
            int slots = queue.figures(Rules.POOL).map(PoolFigures::limit).orElse(AdaptiveLimit.INITIAL);
            var calls = new ArrayList<Person>();
            for (int i = 0; i < slots; i++) {
                calls.add(enter(queue, pools, 1, Priority.NORMAL, 60));
            }
            nowNanos += SECOND / 10;
            queue.learn(calls.getFirst().ticket, overloaded);
            calls.forEach(call -> queue.end(call.ticket, true));
        }
    }

    @Test
    void showsTheLineInTheOrderInWhichItIsCalled() {
        var queue = queue();
        enter(queue);
        enter(queue, Rules.slots(1), 1, Priority.LOW, 10);
        enter(queue, Rules.slots(1), 1, Priority.NORMAL, 30);
        enter(queue, Rules.slots(1), 1, Priority.NORMAL, 20);
        enter(queue, Rules.slots(1), 2, Priority.NORMAL, 40);
        enter(queue, Rules.slots(1), 2, Priority.HIGH, 50);

        var line = queue.lines().getFirst();

        assertThat(line.waiting())
                .extracting(one -> one.band() + " " + one.left().toSeconds())
                .containsExactly("HIGH 50", "NORMAL 20", "LOW 10", "NORMAL 40", "NORMAL 30");
        assertThat(line.figures().depths()).containsEntry(Priority.NORMAL, 3);
    }
}
