package io.modelgateway.cache.index;

import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Questions in Redis 8's vector sets, one set for each fingerprint, so that vectors of different models or lengths never
 * meet. A set lives as long as its longest answer; members cannot expire on their own, and are forgotten when found
 * without an answer, or at random beyond the bound.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/vector-sets/">Vector sets</a>
 */
final class VectorSets implements VectorIndex {

    private static final Command VADD = Command.create("VADD");
    private static final Command VSIM = Command.create("VSIM");
    private static final Command VREM = Command.create("VREM");
    private static final Command VCARD = Command.create("VCARD");
    private static final Command VRANDMEMBER = Command.create("VRANDMEMBER");

    private static final String PREFIX = "gateway:cache:vectors:";

    private final RedisLink redis;
    private final int maxQuestions;
    private final Clock clock;

    VectorSets(RedisLink redis, int maxQuestions, Clock clock) {
        this.redis = redis;
        this.maxQuestions = maxQuestions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "redis vector sets";
    }

    private static String set(CacheKey fingerprint) {
        return PREFIX + fingerprint.hex();
    }

    @Override
    public Uni<List<Neighbour>> nearest(CacheKey fingerprint, float[] vector, double threshold, int count) {
        return redis.send(Request.cmd(VSIM)
                        .arg(set(fingerprint))
                        .arg("FP32")
                        .arg(Floats.write(vector))
                        .arg("WITHSCORES")
                        .arg("COUNT")
                        .arg(count))
                .map(reply -> read(reply, threshold));
    }

    private static List<Neighbour> read(Response reply, double threshold) {
        var found = new ArrayList<Neighbour>();
        if (reply != null) {
            for (String member : reply.getKeys()) {
                // Redis scores (1 + cosine) / 2.
                double cosine = 2 * reply.get(member).toDouble() - 1;
                if (cosine >= threshold) {
                    CacheKey.parse(member).ifPresent(key -> found.add(new Neighbour(key, Math.min(1, cosine))));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Neighbour::similarity).reversed());
        return found;
    }

    @Override
    public Uni<Void> add(IndexedQuestion question) {
        String set = set(question.fingerprint());
        Buffer vector = Floats.write(question.vector());
        long millis = Math.max(
                1, Duration.between(clock.instant(), question.expiresAt()).toMillis());
        return redis.send(Request.cmd(VADD)
                        .arg(set)
                        .arg("FP32")
                        .arg(vector)
                        .arg(question.key().hex())
                        .arg("NOQUANT"))
                .chain(added -> lives(set, millis, "NX"))
                .chain(first -> lives(set, millis, "GT"))
                .chain(longer -> redis.send(Request.cmd(VCARD).arg(set)))
                .chain(size -> size.toLong() > maxQuestions
                        ? giveWay(set)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Response> lives(String set, long millis, String condition) {
        return redis.send(Request.cmd(Command.PEXPIRE).arg(set).arg(millis).arg(condition));
    }

    private Uni<Void> giveWay(String set) {
        return redis.send(Request.cmd(VRANDMEMBER).arg(set))
                .chain(member -> redis.send(Request.cmd(VREM).arg(set).arg(member.toString())))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(CacheKey fingerprint, CacheKey key) {
        return redis.send(Request.cmd(VREM).arg(set(fingerprint)).arg(key.hex()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** Members without an answer are forgotten when they are found, and with their set. */
    @Override
    public Uni<Void> clear() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public long held() {
        return 0;
    }
}
