package io.modelgateway.queue;

import java.util.Map;

/**
 * What has become of everybody since the start. {@code entered} is always the sum of {@code called}, {@code left},
 * {@code waiting} and all refusals; {@code called} less {@code ended} are the slots in use.
 *
 * @param left those that left the line by themselves
 * @param refusals newcomers that were refused and others that were sent away
 */
public record Totals(
        long entered,
        long called,
        long ended,
        long left,
        int waiting,
        long waitingBytes,
        Map<Refusal.Reason, Long> refusals) {

    public Totals {
        refusals = Map.copyOf(refusals);
    }
}
