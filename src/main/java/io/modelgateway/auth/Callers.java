package io.modelgateway.auth;

import io.modelgateway.model.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Carries the caller from the door to where the request is served. */
public final class Callers {

    private static final String ADMITTED = Callers.class.getName();
    private static final String RECOGNISED = ADMITTED + ".recognised";

    private Callers() {}

    /** Tells who knocks, for the records: that one is not let in by it. */
    public static void recognise(RoutingContext routing, Caller caller) {
        routing.put(RECOGNISED, caller);
    }

    public static void admit(RoutingContext routing, Caller caller) {
        routing.put(ADMITTED, caller);
    }

    /** {@return who asks, also one who was turned away; nothing of one without a usable key} */
    public static Optional<Caller> recognised(RoutingContext routing) {
        return Optional.ofNullable(routing.get(RECOGNISED));
    }

    /**
     * {@return who asks}
     *
     * @throws IllegalStateException if nobody was let in, so that a forgotten check cannot open a door
     */
    public static Caller of(RoutingContext routing) {
        Caller admitted = routing.get(ADMITTED);
        if (admitted == null) {
            throw new IllegalStateException("nobody was asked who sends this request");
        }
        return admitted;
    }
}
