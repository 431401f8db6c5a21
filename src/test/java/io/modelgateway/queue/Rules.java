package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Rules and pools of tests. */
final class Rules {

    static final PoolId POOL = PoolId.of(new ProviderId("primary"));
    static final PoolId OTHER = PoolId.of(new ProviderId("backup"));
    static final int LEAD = 2;
    static final Map<Priority, Integer> WEIGHTS = Map.of(Priority.HIGH, 16, Priority.NORMAL, 4, Priority.LOW, 1);
    static final long PLENTY = Long.MAX_VALUE / 4;

    private Rules() {}

    static QueueRules holding(int requests) {
        return new QueueRules(
                new QueueRules.Bounds(requests, PLENTY),
                new QueueRules.Bounds(requests, PLENTY),
                WEIGHTS,
                Duration.ofSeconds(30),
                LEAD);
    }

    static QueueRules bounded(QueueRules.Bounds all, QueueRules.Bounds perPool) {
        return new QueueRules(all, perPool, WEIGHTS, Duration.ofSeconds(30), LEAD);
    }

    static List<Wanted> slots(int count) {
        return List.of(new Wanted(POOL, Slots.fixed(count)));
    }

    static AgentDid agent(int number) {
        return new AgentDid("did:test:agent" + number);
    }
}
