package io.modelgateway.cache.flight;

/** A caller whose account depends on what others do. Told on the caller's own context. */
public interface Passenger {

    /** The call was under way already: it is on another's account. */
    void joined();

    /** Who began the call has left; from now on it is on this account. */
    void pays();
}
