package io.modelgateway.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.config.GatewayConfig;
import io.modelgateway.loop.Loops;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.MetricNames;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.types.ErrorType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to Redis. Each ends within the configured timeout, on the caller's Vert.x context: with its reply, or
 * with {@link RedisUnavailable}. A command that was given up may still have happened. Thread-safe, never blocks.
 */
@Singleton
public final class RedisLink {

    private static final Logger LOG = Logger.getLogger(RedisLink.class);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(500);

    private final @Nullable Lanes lanes;
    private final long timeoutMillis;
    private final Vertx vertx;
    private final Outage outage;
    private final Counter failures;

    @Inject
    RedisLink(
            InjectableInstance<ReactiveRedisDataSource> source,
            GatewayConfig config,
            Vertx vertx,
            Ticker ticker,
            MeterRegistry meters) {
        // Without an address the bean stands there inactive, and to touch it fails.
        var handle = source.getHandle();
        this.lanes =
                handle.getBean().isActive() ? new Lanes(handle.get().getRedis().getDelegate()) : null;
        this.timeoutMillis = config.redisTimeout().toMillis();
        this.vertx = vertx;
        this.outage = new Outage(PROBE_PAUSE, ticker);
        this.failures = Counter.builder(MetricNames.REDIS_FAILURES).register(meters);
        if (configured()) {
            Gauge.builder(MetricNames.REDIS_UP, this, link -> link.state() == RedisState.UP ? 1 : 0)
                    .register(meters);
        }
    }

    /** {@return whether there is an address} */
    public boolean configured() {
        return lanes != null;
    }

    public RedisState state() {
        if (lanes == null) {
            return RedisState.ABSENT;
        }
        return outage.lasts() ? RedisState.DOWN : RedisState.UP;
    }

    /**
     * Sends one command.
     *
     * @return its reply, {@code null} for nil
     */
    public Uni<Response> send(Request request) {
        return Uni.createFrom().deferred(() -> {
            if (lanes == null || !outage.admits()) {
                return Uni.createFrom().failure(new RedisUnavailable("Redis is not reachable at the moment", null));
            }
            return bounded(lanes, request);
        });
    }

    /**
     * Runs a script, which the server need not have seen: after a restart or a failover it is sent again.
     *
     * @param keys all of one hash slot, by a common {@code {tag}}
     */
    public Uni<Response> run(Script script, List<String> keys, List<String> arguments) {
        return send(invocation(Command.EVALSHA, script.sha1(), keys, arguments))
                .onFailure(failure -> unknownScript(failure.getCause()))
                .recoverWithUni(() -> send(invocation(Command.EVAL, script.source(), keys, arguments)));
    }

    private static Request invocation(Command command, String script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        return request;
    }

    private static boolean unknownScript(@Nullable Throwable cause) {
        return cause instanceof ErrorType error && error.is("NOSCRIPT");
    }

    private Uni<Response> bounded(Lanes open, Request request) {
        return Uni.createFrom().emitter(emitter -> {
            Optional<Future<Response>> reply = open.send(request);
            if (reply.isEmpty()) {
                emitter.fail(new RedisUnavailable("Too many commands wait for Redis", null));
                return;
            }
            var context = vertx.getOrCreateContext();
            long timer = vertx.setTimer(timeoutMillis, fired -> {
                failed("no reply within " + timeoutMillis + " ms");
                emitter.fail(new RedisUnavailable("Redis did not reply in time", null));
            });
            emitter.onTermination(() -> vertx.cancelTimer(timer));
            // A reply comes in on the caller's context, a refusal to connect from elsewhere.
            reply.get().onComplete(result -> Loops.run(context, () -> finish(result, emitter)));
        });
    }

    private void finish(AsyncResult<Response> result, UniEmitter<? super Response> emitter) {
        if (result.succeeded()) {
            succeeded();
            emitter.complete(result.result());
        } else {
            told(result.cause());
            emitter.fail(new RedisUnavailable("Redis refused or is gone", result.cause()));
        }
    }

    private void told(Throwable cause) {
        if (Unserved.by(cause)) {
            failed(cause.getMessage());
            return;
        }
        if (!unknownScript(cause)) {
            failures.increment();
        }
        succeeded();
    }

    private void succeeded() {
        if (outage.lasts()) {
            LOG.info("Redis is back");
        }
        outage.succeeded();
    }

    private void failed(@Nullable String reason) {
        failures.increment();
        if (!outage.lasts()) {
            LOG.warnf("Redis is not available, going on without: %s", reason);
        }
        outage.failed();
    }
}
