package io.modelgateway.auth;

import io.modelgateway.model.Caller;
import io.vertx.ext.web.RoutingContext;

/** Carries the caller from the door to where the request is served. */
public final class Callers {

    private static final String KEY = Callers.class.getName();

    private Callers() {}

    public static void admit(RoutingContext routing, Caller caller) {
        routing.put(KEY, caller);
    }

    /**
     * {@return who asks}
     *
     * @throws IllegalStateException if nobody was let in, so that a forgotten check cannot open a door
     */
    public static Caller of(RoutingContext routing) {
        Caller caller = routing.get(KEY);
        if (caller == null) {
            throw new IllegalStateException("nobody was asked who sends this request");
        }
        return caller;
    }
}
