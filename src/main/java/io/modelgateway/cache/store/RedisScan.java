package io.modelgateway.cache.store;

import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.Script;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Walks over the names of keys, of a cluster node by node, for administration only. A name may come twice, as with every
 * scan.
 */
record RedisScan(RedisLink redis, String pattern) {

    private static final String START = "0";
    private static final int BATCH = 500;

    /** Only a script can be sent to a node of one's choice: to that of its key, of which it makes no other use. */
    private static final Script PAGE_OF_NODE =
            Script.of("return redis.call('SCAN', ARGV[1], 'MATCH', ARGV[2], 'COUNT', ARGV[3])");

    private record Page(String cursor, List<String> names) {}

    Multi<String> names() {
        return new RedisNodes(redis)
                .keys()
                .onItem()
                .transformToMulti(nodes -> Multi.createFrom().iterable(nodes))
                .onItem()
                .transformToMultiAndConcatenate(this::namesOf);
    }

    private Multi<String> namesOf(Optional<String> node) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(START), cursor -> page(node, cursor))
                .whilst(page -> !page.cursor().equals(START))
                .onItem()
                .transformToIterable(Page::names);
    }

    private Uni<Page> page(Optional<String> node, AtomicReference<String> cursor) {
        return node.map(key -> pageAt(key, cursor.get()))
                .orElseGet(() -> pageOfAll(cursor.get()))
                .map(RedisScan::read)
                .invoke(page -> cursor.set(page.cursor()));
    }

    private Uni<Response> pageAt(String key, String cursor) {
        return redis.run(PAGE_OF_NODE, List.of(key), List.of(cursor, pattern, Integer.toString(BATCH)));
    }

    private Uni<Response> pageOfAll(String cursor) {
        return redis.send(Request.cmd(Command.SCAN)
                .arg(cursor)
                .arg("MATCH")
                .arg(pattern)
                .arg("COUNT")
                .arg(BATCH));
    }

    private static Page read(Response reply) {
        var names = new ArrayList<String>();
        reply.get(1).forEach(name -> names.add(name.toString()));
        return new Page(reply.get(0).toString(), names);
    }
}
