package io.modelgateway.auth;

import io.modelgateway.model.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Carries the caller from the door to where the request is served. */
public final class Callers {

    private static final String KEY = Callers.class.getName();

    private Callers() {}

    public static void admit(RoutingContext routing, Caller caller) {
        routing.put(KEY, caller);
    }

    /** {@return who asks; nothing of a request that was turned away at the door} */
    public static Optional<Caller> find(RoutingContext routing) {
        return Optional.ofNullable(routing.get(KEY));
    }

    /**
     * {@return who asks}
     *
     * @throws IllegalStateException if nobody was let in, so that a forgotten check cannot open a door
     */
    public static Caller of(RoutingContext routing) {
        return find(routing).orElseThrow(() -> new IllegalStateException("nobody was asked who sends this request"));
    }
}
