package io.modelgateway.cache.semantic;

import io.smallrye.mutiny.Uni;

/**
 * Decides whether two user texts ask the same, after their vectors were found close. Fails closed: whatever it does not
 * understand differs. Symmetric, deterministic, thread-safe, and never blocks the caller.
 */
public interface Veto {

    /** Never fails: a veto that cannot judge says {@link VetoReason#UNAVAILABLE}. */
    Uni<Verdict> judge(String asked, String remembered);
}
