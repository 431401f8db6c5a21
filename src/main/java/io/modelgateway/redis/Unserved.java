package io.modelgateway.redis;

import io.vertx.redis.client.impl.types.ErrorType;
import java.util.List;

/** What it means that a command has failed. */
final class Unserved {

    private static final List<String> OUT_OF_SERVICE =
            List.of("LOADING", "NOAUTH", "WRONGPASS", "MASTERDOWN", "CLUSTERDOWN", "READONLY");

    private Unserved() {}

    /**
     * {@return whether nobody serves at the other end} An error reply comes from a server that lives, unless it says that it
     * cannot serve anybody.
     */
    static boolean by(Throwable failure) {
        return !(failure instanceof ErrorType error) || OUT_OF_SERVICE.stream().anyMatch(error::is);
    }
}
