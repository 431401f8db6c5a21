package io.modelgateway.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One connection that commands share: each is written behind those that still wait for their replies. It is opened for the
 * first command, and for the next one after it was lost or its server serves nobody any more; of a cluster it is one
 * connection to every node. Thread-safe.
 */
final class Lane {

    private final Redis redis;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicReference<@Nullable Future<RedisConnection>> current = new AtomicReference<>();

    Lane(Redis redis) {
        this.redis = redis;
    }

    /** {@return how many commands wait for their replies} */
    int underWay() {
        return underWay.get();
    }

    /** {@return the reply; fails with an {@link ErrorType} where the server said no, with anything else where none came} */
    Future<Response> send(Request request) {
        underWay.incrementAndGet();
        Future<RedisConnection> open = connection();
        return open.compose(connection -> connection.send(request)).onComplete(result -> {
            underWay.decrementAndGet();
            if (result.failed() && Unserved.by(result.cause())) {
                drop(open);
            }
        });
    }

    private Future<RedisConnection> connection() {
        Future<RedisConnection> open = current.get();
        return open != null ? open : opened();
    }

    private Future<RedisConnection> opened() {
        Promise<RedisConnection> opening = Promise.promise();
        Future<RedisConnection> open = opening.future();
        Future<RedisConnection> other = current.compareAndExchange(null, open);
        if (other != null) {
            return other;
        }
        redis.connect().onComplete(opening);
        open.onSuccess(connection -> connection.endHandler(_ -> drop(open)).exceptionHandler(_ -> drop(open)));
        return open;
    }

    /** The server closes it when it has answered what came before: given back open, it would come again. */
    private void drop(Future<RedisConnection> lost) {
        if (current.compareAndSet(lost, null)) {
            lost.onSuccess(
                    connection -> connection.send(Request.cmd(Command.QUIT)).onComplete(_ -> connection.close()));
        }
    }
}
