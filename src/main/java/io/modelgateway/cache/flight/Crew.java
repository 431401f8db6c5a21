package io.modelgateway.cache.flight;

import io.modelgateway.cache.store.Content;
import io.smallrye.mutiny.Uni;

/** What happens to an answer beside its delivery. */
public interface Crew {

    /** Keeps a complete answer. Called at most once, where the call runs; later callers still share it until this ends. */
    Uni<Void> keep(Landed landed, Content content);
}
