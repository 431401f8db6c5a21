package io.modelgateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.model.Priority;
import io.modelgateway.queue.Simulation.Arrival;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any arrivals whatever. */
class SlotQueuePropertiesTest {

    @Property(tries = 300)
    void everyRequestEndsOnce(
            @ForAll("arrivals") List<Arrival> arrivals,
            @ForAll @IntRange(min = 1, max = 4) int slots,
            @ForAll @IntRange(max = 20) int places) {
        var simulation = new Simulation(Rules.holding(places), Rules.slots(slots)).run(arrivals);

        assertThat(simulation.fates).hasSize(arrivals.size()).allMatch(fate -> fate.ends == 1);
        assertThat(simulation.queue.totals().called())
                .isEqualTo(simulation.queue.totals().ended());
    }

    @Property(tries = 300)
    void neverMoreWaitOrCallThanAllowed(
            @ForAll("arrivals") List<Arrival> arrivals,
            @ForAll @IntRange(min = 1, max = 4) int slots,
            @ForAll @IntRange(max = 20) int places) {
        var simulation = new Simulation(Rules.holding(places), Rules.slots(slots));

        simulation
                .checking(() -> {
                    PoolFigures figures = simulation.queue.figures(Rules.POOL).orElseThrow();
                    assertThat(figures.inUse()).isLessThanOrEqualTo(slots);
                    assertThat(figures.waiting()).isLessThanOrEqualTo(places);
                    assertThat(figures.waiting() > 0 && figures.inUse() < slots).isFalse();
                })
                .run(arrivals);
    }

    @Property(tries = 300)
    void nobodyIsCalledAfterItsDeadline(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll @IntRange(min = 1, max = 4) int slots) {
        var simulation = new Simulation(Rules.holding(100), Rules.slots(slots)).run(arrivals);

        assertThat(simulation.callOrder)
                .allMatch(fate -> !fate.queued || fate.calledNanos <= fate.arrival.deadlineNanos());
    }

    @Property(tries = 300)
    void mostUrgentRequestOfAnAgentGoesFirstWithinItsBand(@ForAll("arrivals") List<Arrival> arrivals) {
        var simulation = new Simulation(Rules.holding(100), Rules.slots(1)).run(arrivals);

        var order = simulation.callOrder;
        for (int i = 0; i < order.size(); i++) {
            var called = order.get(i);
            assertThat(order.subList(i + 1, order.size()))
                    .filteredOn(later -> later.arrival.agent().equals(called.arrival.agent())
                            && later.arrival.priority() == called.arrival.priority()
                            && later.arrival.atNanos() < called.calledNanos)
                    .allMatch(later -> later.arrival.deadlineNanos() >= called.arrival.deadlineNanos());
        }
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<Long> at = Arbitraries.longs().between(0, 2_000);
        Arbitrary<Integer> agent = Arbitraries.integers().between(0, 3);
        Arbitrary<Priority> priority = Arbitraries.of(Priority.class);
        Arbitrary<Long> allowance = Arbitraries.longs().between(0, 5_000);
        Arbitrary<Long> service = Arbitraries.longs().between(0, 200);
        Arbitrary<Long> patience =
                Arbitraries.longs().between(1, 3_000).injectNull(0.8).map(time -> time == null ? Long.MAX_VALUE : time);
        return Combinators.combine(at, agent, priority, allowance, service, patience)
                .as((when, who, band, left, takes, stays) -> new Arrival(
                        when,
                        Rules.agent(who),
                        band,
                        when + left,
                        takes,
                        stays == Long.MAX_VALUE ? stays : when + stays))
                .list()
                .ofMaxSize(120);
    }
}
