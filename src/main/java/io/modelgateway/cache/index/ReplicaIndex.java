package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Questions in this process, told to the other replicas through a stream in Redis that each of them reads now and then,
 * and from its beginning after a start. The stream keeps as many as a replica holds.
 */
final class ReplicaIndex implements VectorIndex {

    private static final Logger LOG = Logger.getLogger(ReplicaIndex.class);

    private static final String STREAM = "gateway:cache:questions";
    private static final int PAGE = 200;

    private final MemoryIndex memory;
    private final RedisLink redis;
    private final int maxQuestions;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile String position = "0-0";

    ReplicaIndex(MemoryIndex memory, RedisLink redis, int maxQuestions) {
        this.memory = memory;
        this.redis = redis;
        this.maxQuestions = maxQuestions;
    }

    @Override
    public String name() {
        return "memory, fed from redis";
    }

    @Override
    public Uni<List<Neighbour>> nearest(CacheKey fingerprint, float[] vector, double threshold, int count) {
        return memory.nearest(fingerprint, vector, threshold, count);
    }

    @Override
    public Uni<Void> add(IndexedQuestion question) {
        return memory.add(question)
                .chain(() -> redis.send(Request.cmd(Command.XADD)
                        .arg(STREAM)
                        .arg("MAXLEN")
                        .arg("~")
                        .arg(maxQuestions)
                        .arg("*")
                        .arg("f")
                        .arg(question.fingerprint().hex())
                        .arg("k")
                        .arg(question.key().hex())
                        .arg("x")
                        .arg(question.expiresAt().toEpochMilli())
                        .arg("v")
                        .arg(Floats.write(question.vector()))))
                .replaceWithVoid();
    }

    /** Takes over what other replicas have told since the last time. Only one at a time; never fails. */
    void catchUp() {
        if (reading.compareAndSet(false, true)) {
            page().onTermination()
                    .invoke(() -> reading.set(false))
                    .subscribe()
                    .with(
                            _ -> {},
                            failure -> LOG.debug("Other replicas' questions cannot be read at the moment", failure));
        }
    }

    private Uni<Void> page() {
        return redis.send(Request.cmd(Command.XREAD)
                        .arg("COUNT")
                        .arg(PAGE)
                        .arg("STREAMS")
                        .arg(STREAM)
                        .arg(position))
                .chain(reply -> take(reply) < PAGE ? Uni.createFrom().voidItem() : page());
    }

    private int take(Response reply) {
        Response entries = reply == null ? null : entries(reply);
        if (entries == null) {
            return 0;
        }
        for (Response entry : entries) {
            read(entry.get(1))
                    .ifPresent(question -> memory.add(question).subscribe().with(_ -> {}));
            position = entry.get(0).toString();
        }
        return entries.size();
    }

    /** RESP3 answers with a map by stream, RESP2 with pairs. */
    private static Response entries(Response reply) {
        return reply.getKeys().contains(STREAM)
                ? reply.get(STREAM)
                : reply.get(0).get(1);
    }

    private static Optional<IndexedQuestion> read(Response fields) {
        try {
            return Optional.of(new IndexedQuestion(
                    new CacheKey(fields.get(1).toString()),
                    new CacheKey(fields.get(3).toString()),
                    Floats.read(fields.get(7).toBytes()),
                    Instant.ofEpochMilli(fields.get(5).toLong())));
        } catch (DateTimeException | NumberFormatException | NullPointerException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public Uni<Void> forget(CacheKey fingerprint, CacheKey key) {
        return memory.forget(fingerprint, key);
    }

    @Override
    public Uni<Void> clear() {
        return memory.clear()
                .chain(() -> redis.send(Request.cmd(Command.DEL).arg(STREAM)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    @Override
    public long held() {
        return memory.held();
    }
}
