package io.modelgateway.redis;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Asks Redis at the start and every few seconds whether it is there, so that its state is known before the first request
 * needs it and an outage ends without one. Each question is bounded as every command is, and nobody waits for it. Does
 * nothing where no Redis is configured. Thread-safe.
 */
@Singleton
final class RedisWatch {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final RedisLink redis;
    private final Vertx vertx;
    private volatile long timer = -1;

    RedisWatch(RedisLink redis, Vertx vertx) {
        this.redis = redis;
        this.vertx = vertx;
    }

    void onStart(@Observes StartupEvent started) {
        if (redis.configured()) {
            ask();
            timer = vertx.setPeriodic(PERIOD.toMillis(), _ -> ask());
        }
    }

    void onStop(@Observes ShutdownEvent stopped) {
        vertx.cancelTimer(timer);
    }

    /** The link itself notes, and logs once, what comes of it. */
    private void ask() {
        redis.send(Request.cmd(Command.PING)).subscribe().with(_ -> {}, _ -> {});
    }
}
