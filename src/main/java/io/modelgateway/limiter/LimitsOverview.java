package io.modelgateway.limiter;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import java.util.Map;

/**
 * Limits at a glance.
 *
 * @param keptIn as {@link Limiter#place()} says
 * @param everyAgent what an agent has that has nothing of its own
 * @param reservations of this replica's running requests
 * @param changed what operators have set at run time
 */
public record LimitsOverview(String keptIn, Allowance everyAgent, int reservations, Map<AgentDid, Allowance> changed) {

    public LimitsOverview {
        changed = Map.copyOf(changed);
    }
}
