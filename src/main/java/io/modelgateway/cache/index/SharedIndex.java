package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Questions of all replicas: in the Redis server where it has vector sets, else in every replica. Which, is found out from
 * the server when it is first reached.
 */
public final class SharedIndex implements VectorIndex {

    private static final Duration CATCH_UP = Duration.ofSeconds(1);

    private final RedisLink redis;
    private final VectorSets sets;
    private final ReplicaIndex replica;
    private final Vertx vertx;
    private volatile @Nullable VectorIndex chosen;

    public SharedIndex(RedisLink redis, Vertx vertx, int maxQuestions, Clock clock) {
        this.redis = redis;
        this.vertx = vertx;
        this.sets = new VectorSets(redis, maxQuestions, clock);
        this.replica = new ReplicaIndex(new MemoryIndex(maxQuestions, clock), redis, maxQuestions);
    }

    private <T> Uni<T> on(Function<VectorIndex, Uni<T>> action) {
        VectorIndex known = chosen;
        return known == null ? detected().chain(action::apply) : action.apply(known);
    }

    private Uni<VectorIndex> detected() {
        return redis.send(Request.cmd(Command.COMMAND).arg("INFO").arg("VSIM"))
                .map(reply -> choose(reply != null && reply.size() > 0 && known(reply.get(0))));
    }

    private static boolean known(@Nullable Response command) {
        return command != null && command.size() > 0;
    }

    private synchronized VectorIndex choose(boolean vectorSets) {
        VectorIndex known = chosen;
        if (known == null) {
            known = vectorSets ? sets : replica;
            chosen = known;
            if (!vectorSets) {
                vertx.setPeriodic(CATCH_UP.toMillis(), _ -> replica.catchUp());
                replica.catchUp();
            }
        }
        return known;
    }

    @Override
    public String name() {
        VectorIndex known = chosen;
        return known == null ? "redis, not reached yet" : known.name();
    }

    @Override
    public Uni<List<Neighbour>> nearest(CacheKey fingerprint, float[] vector, double threshold, int count) {
        return on(index -> index.nearest(fingerprint, vector, threshold, count));
    }

    @Override
    public Uni<Void> add(IndexedQuestion question) {
        return on(index -> index.add(question));
    }

    @Override
    public Uni<Void> forget(CacheKey fingerprint, CacheKey key) {
        return on(index -> index.forget(fingerprint, key)).onFailure().recoverWithNull();
    }

    @Override
    public Uni<Void> clear() {
        return on(VectorIndex::clear).onFailure().recoverWithNull();
    }

    @Override
    public long held() {
        return replica.held();
    }
}
