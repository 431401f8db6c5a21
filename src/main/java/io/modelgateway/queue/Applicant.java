package io.modelgateway.queue;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Priority;

/**
 * Who wants a slot.
 *
 * @param untilNanos when it gives up, on the ticker's scale; also what it is ordered by
 * @param bytes memory that waits with it
 */
public record Applicant(String requestId, AgentDid agent, Priority priority, long untilNanos, long bytes) {}
