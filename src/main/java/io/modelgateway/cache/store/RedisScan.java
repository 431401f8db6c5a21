package io.modelgateway.cache.store;

import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Walks over the names of keys, for administration only. A name may come twice, as with every scan. */
record RedisScan(RedisLink redis, String pattern) {

    private static final String START = "0";
    private static final int BATCH = 500;

    private record Page(String cursor, List<String> names) {}

    Multi<String> names() {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(START), this::page)
                .whilst(page -> !page.cursor().equals(START))
                .onItem()
                .transformToIterable(Page::names);
    }

    private Uni<Page> page(AtomicReference<String> cursor) {
        return redis.send(Request.cmd(Command.SCAN)
                        .arg(cursor.get())
                        .arg("MATCH")
                        .arg(pattern)
                        .arg("COUNT")
                        .arg(BATCH))
                .map(RedisScan::read)
                .invoke(page -> cursor.set(page.cursor()));
    }

    private static Page read(Response reply) {
        var names = new ArrayList<String>();
        reply.get(1).forEach(name -> names.add(name.toString()));
        return new Page(reply.get(0).toString(), names);
    }
}
