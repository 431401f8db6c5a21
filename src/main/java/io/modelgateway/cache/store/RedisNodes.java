package io.modelgateway.cache.store;

import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the servers over which keys are spread, as they are at the moment. */
record RedisNodes(RedisLink redis) {

    /** One server that is no cluster. */
    private static final List<Optional<String>> ONE = List.of(Optional.empty());

    private static final int NODE_ID = 2;

    /** {@return for each node of a cluster that has slots a key that leads to it; nothing for a server that is alone} */
    Uni<List<Optional<String>>> keys() {
        return isCluster()
                .chain(cluster -> cluster
                        ? redis.send(Request.cmd(Command.CLUSTER).arg("SLOTS")).map(RedisNodes::read)
                        : Uni.createFrom().item(ONE));
    }

    /** Whoever may not ask is taken to be alone: the next command tells whether the server is there at all. */
    private Uni<Boolean> isCluster() {
        return redis.send(Request.cmd(Command.INFO).arg("cluster"))
                .map(info -> info.toString().contains("cluster_enabled:1"))
                .onFailure()
                .recoverWithItem(false);
    }

    /** Ranges of slots, each with its first and its last, its master and then its replicas. */
    private static List<Optional<String>> read(Response ranges) {
        Map<String, Optional<String>> keys = new LinkedHashMap<>();
        for (Response range : ranges) {
            String master = range.get(2).get(NODE_ID).toString();
            keys.computeIfAbsent(
                    master,
                    _ -> Optional.of(HashSlot.keyWithin(
                            range.get(0).toLong(), range.get(1).toLong())));
        }
        return List.copyOf(keys.values());
    }
}
