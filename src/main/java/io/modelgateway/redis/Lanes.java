package io.modelgateway.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Arrays;
import java.util.Optional;

/**
 * A few lanes, of which each command takes the emptiest: a long reply or a search among vectors holds up what is behind it
 * and nobody else. More of them would cost more reads and writes for the same commands. Thread-safe.
 */
final class Lanes {

    /** Less than {@code quarkus.redis.max-pool-size}: a cluster's client asks for the nodes over a connection of its own. */
    private static final int COUNT = 4;

    /** Below {@code quarkus.redis.max-waiting-handlers}, from where on the client refuses. */
    private static final int MOST_UNDER_WAY = 1_024;

    private final Lane[] lanes = new Lane[COUNT];

    Lanes(Redis redis) {
        Arrays.setAll(lanes, _ -> new Lane(redis));
    }

    /** {@return the reply to come; nothing if too many commands wait for theirs} */
    Optional<Future<Response>> send(Request request) {
        Lane emptiest = lanes[0];
        for (Lane lane : lanes) {
            if (lane.underWay() < emptiest.underWay()) {
                emptiest = lane;
            }
        }
        return emptiest.underWay() < MOST_UNDER_WAY ? Optional.of(emptiest.send(request)) : Optional.empty();
    }
}
