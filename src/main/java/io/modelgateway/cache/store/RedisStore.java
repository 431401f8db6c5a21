package io.modelgateway.cache.store;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.Buffers;
import io.modelgateway.loop.OffLoop;
import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Answers in Redis, for all replicas; it drops them when their time is over. Keys are never scanned for a request. */
public final class RedisStore implements AnswerStore {

    private static final Logger LOG = Logger.getLogger(RedisStore.class);

    private static final String PREFIX = "gateway:cache:answer:";
    /** Holds every head: names of models, providers and namespaces are short. */
    private static final int HEAD_BYTES = 2048;

    private final RedisLink redis;
    private final CacheMeters meters;

    public RedisStore(RedisLink redis, CacheMeters meters) {
        this.redis = redis;
        this.meters = meters;
    }

    @Override
    public String name() {
        return "redis";
    }

    private static String name(CacheKey key) {
        return PREFIX + key.hex();
    }

    @Override
    public Uni<Optional<StoredAnswer>> find(CacheKey key) {
        return redis.send(Request.cmd(Command.GET).arg(name(key)))
                .chain(reply -> reply == null
                        ? Uni.createFrom().item(Optional.<StoredAnswer>empty())
                        : read(key, reply.toBytes()))
                .onFailure()
                .recoverWithItem(() -> {
                    meters.failed(ErrorCode.CACHE_UNAVAILABLE);
                    return Optional.empty();
                });
    }

    private Uni<Optional<StoredAnswer>> read(CacheKey key, byte[] bytes) {
        return OffLoop.run(bytes.length, () -> Optional.of(AnswerCodec.decode(AnswerCodec.unframe(bytes))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("The cache entry %s cannot be read: %s", key, failure.getMessage());
                    meters.failed(ErrorCode.CACHE_READ_FAILED);
                    return Optional.empty();
                });
    }

    @Override
    public Uni<Void> put(CacheKey key, StoredAnswer answer) {
        EntryHead head = answer.head();
        long millis =
                Math.max(1, head.expiresAt().toEpochMilli() - head.storedAt().toEpochMilli());
        return OffLoop.run(answer.size(), () -> AnswerCodec.frame(AnswerCodec.encode(answer)))
                .chain(bytes -> redis.send(Request.cmd(Command.SET)
                        .arg(name(key))
                        .arg(Buffers.of(bytes))
                        .arg("PX")
                        .arg(millis)))
                .invoke(stored -> meters.written())
                .onFailure()
                .invoke(() -> meters.failed(ErrorCode.CACHE_WRITE_FAILED))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> remove(CacheKey key) {
        return unlink(name(key)).map(count -> count > 0).onFailure().transform(RedisStore::unavailable);
    }

    @Override
    public Uni<Long> removeIf(Predicate<EntryHead> doomed) {
        return overAll(name -> redis.send(
                                Request.cmd(Command.GETRANGE).arg(name).arg(0).arg(HEAD_BYTES - 1))
                        .chain(reply -> isDoomed(reply, doomed)
                                ? unlink(name)
                                : Uni.createFrom().item(0L)))
                .onFailure()
                .transform(RedisStore::unavailable);
    }

    /** What cannot be read serves nobody. */
    private static boolean isDoomed(Response reply, Predicate<EntryHead> doomed) {
        byte[] beginning = reply.toBytes();
        try {
            // A key that expired meanwhile reads as nothing.
            return beginning.length > 0 && doomed.test(AnswerCodec.headOf(beginning));
        } catch (Unreadable e) {
            return true;
        }
    }

    @Override
    public Uni<Long> entries() {
        return overAll(name -> Uni.createFrom().item(1L)).onFailure().transform(RedisStore::unavailable);
    }

    private Uni<Long> unlink(String name) {
        return redis.send(Request.cmd(Command.UNLINK).arg(name)).map(Response::toLong);
    }

    /** {@return the sum over all entries} In many small steps, each with its own bound. */
    private Uni<Long> overAll(Function<String, Uni<? extends Long>> each) {
        return new RedisScan(redis, PREFIX + "*")
                .names()
                .onItem()
                .transformToUniAndConcatenate(each)
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    private static GatewayException unavailable(Throwable failure) {
        return GatewayException.caused(ErrorCode.CACHE_UNAVAILABLE, "Redis is not reachable at the moment", failure);
    }
}
