package io.modelgateway.cache.key;

import io.modelgateway.model.Caller;

/** Who shares answers with whom. */
public enum Scope {
    /** Callers of the same API key; without keys, of the same agent. */
    KEY,
    /** Callers that act as the same agent. */
    AGENT,
    /** Everybody. */
    SHARED;

    /** {@return the name of the caller's share; two of different kinds never have the same} */
    public String of(Caller caller) {
        return switch (this) {
            case KEY -> caller.key().map(name -> "key:" + name).orElseGet(() -> agent(caller));
            case AGENT -> agent(caller);
            case SHARED -> "shared";
        };
    }

    private static String agent(Caller caller) {
        return "agent:" + caller.agent().value();
    }
}
