package io.modelgateway.limiter.bucket;

import io.modelgateway.limiter.bucket.Verdict.Refusal;
import io.modelgateway.limiter.bucket.Verdict.State;
import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.Script;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Buckets that all replicas share. One round trip for each call; its failures are {@code RedisUnavailable}. */
public final class RedisLimitStore implements LimitStore {

    private static final String PREFIX = "{mgw:limits}:";
    private static final String LEASES = PREFIX + "leases";
    private static final String RECORDS = PREFIX + "records";

    private final RedisLink redis;
    private final String leaseMillis;
    private final Script reserve;
    private final Script settle;
    private final Script renew;
    private final Script lapsed;
    private final Script states;

    public RedisLimitStore(RedisLink redis, Duration lease) {
        this(redis, lease, LimitScripts.byServerClock());
    }

    RedisLimitStore(RedisLink redis, Duration lease, LimitScripts scripts) {
        this.redis = redis;
        this.leaseMillis = Long.toString(lease.toMillis());
        this.reserve = scripts.reserve();
        this.settle = scripts.settle();
        this.renew = scripts.renew();
        this.lapsed = scripts.lapsed();
        this.states = scripts.states();
    }

    @Override
    public Uni<Verdict> reserve(Order order) {
        List<Claim> claims = Stream.concat(order.required().stream(), order.optional().stream())
                .toList();
        var arguments = new ArrayList<String>();
        arguments.add(order.lease());
        arguments.add(leaseMillis);
        arguments.add(Integer.toString(order.required().size()));
        arguments.add(LeaseRecord.of(order.required()));
        arguments.add(LeaseRecord.of(order.optional()));
        for (Claim claim : claims) {
            describe(claim, arguments);
            arguments.add(Long.toString(claim.amount()));
            arguments.add(Long.toString(claim.renewal().toMillis()));
        }
        return redis.run(reserve, keys(claims), arguments).map(reply -> verdict(order, claims, reply));
    }

    private static Verdict verdict(Order order, List<Claim> claims, Response reply) {
        int refused = reply.get(0).toInteger();
        int other = reply.get(1).toInteger();
        long wait = reply.get(2).toLong();
        var states = new ArrayList<State>();
        for (int i = 0; i < claims.size(); i++) {
            states.add(state(claims.get(i), reply.get(i + 3).toLong()));
        }
        return new Verdict(
                refused == 0 ? null : new Refusal(claims.get(refused - 1), wait),
                other == 0 ? null : new Refusal(claims.get(other - 1), wait),
                states);
    }

    @Override
    public Uni<Void> settle(Settlement settlement) {
        return end(settlement, "settle");
    }

    private Uni<Void> end(Settlement settlement, String how) {
        var arguments = new ArrayList<String>(List.of(settlement.lease(), how));
        var claims = new ArrayList<Claim>();
        for (Settlement.Entry entry : settlement.entries()) {
            claims.add(entry.claim());
            describe(entry.claim(), arguments);
            arguments.add(Long.toString(entry.claim().amount()));
            arguments.add(Long.toString(entry.used()));
            arguments.add(Long.toString(entry.claim().renewal().toMillis()));
        }
        return redis.run(settle, keys(claims), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Void> renew(Collection<String> leases) {
        var arguments = new ArrayList<String>(leases.size() + 1);
        arguments.add(leaseMillis);
        arguments.addAll(leases);
        return redis.run(renew, List.of(LEASES, RECORDS), arguments).replaceWithVoid();
    }

    @Override
    public Uni<Void> lapse() {
        return redis.run(lapsed, List.of(LEASES, RECORDS), List.of())
                .onItem()
                .transformToMulti(reply -> Multi.createFrom().iterable(reply))
                .onItem()
                .transformToUniAndConcatenate(this::lapse)
                .collect()
                .last();
    }

    private Uni<Void> lapse(Response lease) {
        List<Claim> claims = LeaseRecord.read(lease.get(1).toString());
        return end(new Settlement(lease.get(0).toString(), LeaseRecord.returned(claims)), "lapse");
    }

    @Override
    public Uni<List<State>> states(List<Claim> claims) {
        if (claims.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var arguments = new ArrayList<String>();
        claims.forEach(claim -> describe(claim, arguments));
        return redis.run(states, claims.stream().map(RedisLimitStore::key).toList(), arguments)
                .map(reply -> {
                    var found = new ArrayList<State>();
                    for (int i = 0; i < claims.size(); i++) {
                        found.add(state(claims.get(i), reply.get(i).toLong()));
                    }
                    return found;
                });
    }

    @Override
    public Uni<List<Claim>> reservations() {
        return redis.send(Request.cmd(Command.HVALS).arg(RECORDS)).map(reply -> {
            var claims = new ArrayList<Claim>();
            reply.forEach(record -> claims.addAll(LeaseRecord.read(record.toString())));
            return claims;
        });
    }

    @Override
    public Uni<Void> reset(List<Claim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(claim -> redis.send(Request.cmd(Command.HDEL)
                        .arg(key(claim))
                        .arg("l")
                        .arg("t")
                        .arg("s")))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static State state(Claim claim, long figure) {
        return claim.kind().fillsUp() ? States.rate(claim, figure) : States.tally(claim, figure);
    }

    private static void describe(Claim claim, List<String> arguments) {
        arguments.add(claim.kind().code());
        arguments.add(Long.toString(claim.limit()));
        arguments.add(Long.toString(claim.burst()));
    }

    private static List<String> keys(List<Claim> claims) {
        return Stream.concat(Stream.of(LEASES, RECORDS), claims.stream().map(RedisLimitStore::key))
                .toList();
    }

    private static String key(Claim claim) {
        return PREFIX + claim.bucket();
    }
}
