package io.modelgateway.limiter.bucket;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelgateway.fixtures.RedisOfTests;
import io.modelgateway.redis.RedisLink;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The script on a real server, the buckets in memory and a plain reference do the same over random sequences of
 * reservations, settlements, lapses, changed limits and a clock that jumps both ways.
 */
@QuarkusTest
@WithTestResource(RedisOfTests.class)
@EnabledIf("io.modelgateway.fixtures.RedisServer#installed")
class StoresAgreeTest {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int SEQUENCES = 30;
    private static final int STEPS = 150;
    private static final long[] LIMITS = {1, 7, 60, 100_000, 2_147_483_647};

    /** A clock in the test's hand; and nothing expires by the server's own while it stands still. */
    private static final LimitScripts BY_HAND = new LimitScripts("""
            local server = redis
            local redis = {call = function(name, ...)
              if name == 'PEXPIRE' then return 1 end
              return server.call(name, ...)
            end}
            local now = tonumber(redis.call('GET', '{mgw:limits}:now'))
            """);

    @Inject
    RedisLink redis;

    private long now;
    private int leases;

    @Test
    void scriptMemoryAndReferenceAgreeOnEveryDecisionAndLevel() {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            run(new SplittableRandom(seed), "seed " + seed);
        }
    }

    private void run(SplittableRandom random, String label) {
        redis.send(Request.cmd(Command.FLUSHALL)).await().atMost(Duration.ofSeconds(5));
        now = 1_700_000_000_000L;
        var script = new RedisLimitStore(redis, LEASE, BY_HAND);
        var memory = new MemoryLimitStore(LEASE, () -> now);
        var reference = new ReferenceStore(LEASE.toMillis());
        var open = new ArrayList<Order>();
        for (int step = 0; step < STEPS; step++) {
            String where = label + ", step " + step;
            tick(random);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> {
                    Order order = order(random);
                    String expected = reference.reserve(order, now);
                    Verdict verdict = await(script.reserve(order));
                    assertThat(text(verdict)).as("script, " + where).isEqualTo(expected);
                    assertThat(text(await(memory.reserve(order))))
                            .as("memory, " + where)
                            .isEqualTo(expected);
                    if (verdict.granted()) {
                        open.add(
                                verdict.optionalRefused() == null
                                        ? order
                                        : new Order(order.lease(), order.required(), List.of()));
                    }
                }
                case 5, 6, 7 -> {
                    if (!open.isEmpty()) {
                        Settlement settlement = settlement(open.remove(random.nextInt(open.size())), random);
                        reference.settle(settlement, now);
                        await(script.settle(settlement));
                        await(memory.settle(settlement));
                    }
                }
                case 8 -> {
                    if (!open.isEmpty()) {
                        String lease = open.get(random.nextInt(open.size())).lease();
                        reference.renew(lease, now);
                        await(script.renew(List.of(lease)));
                        await(memory.renew(List.of(lease)));
                    }
                }
                default -> {
                    reference.lapse(now);
                    await(script.lapse());
                    await(memory.lapse());
                }
            }
            List<Claim> all = claims(random, 4, "ab");
            String left = reference.left(all, now);
            assertThat(left(await(script.states(all)))).as("script, " + where).isEqualTo(left);
            assertThat(left(await(memory.states(all)))).as("memory, " + where).isEqualTo(left);
        }
    }

    private void tick(SplittableRandom random) {
        now += switch (random.nextInt(8)) {
            case 0 -> -random.nextLong(100_000);
            case 1 -> random.nextLong(200_000);
            case 2 -> random.nextLong(10_000_000_000L);
            case 3 -> 0;
            default -> random.nextLong(3_000);
        };
        redis.send(Request.cmd(Command.SET).arg("{mgw:limits}:now").arg(now))
                .await()
                .atMost(Duration.ofSeconds(5));
    }

    private Order order(SplittableRandom random) {
        return new Order(
                "lease-" + leases++, claims(random, random.nextInt(4), "ab"), claims(random, random.nextInt(3), "xy"));
    }

    /** At most one claim of a bucket, as in a request. */
    private static List<Claim> claims(SplittableRandom random, int count, String owners) {
        var claims = new ArrayList<Claim>();
        for (int i = 0; i < count; i++) {
            String owner = String.valueOf(owners.charAt(random.nextInt(owners.length())));
            long limit = LIMITS[random.nextInt(LIMITS.length)];
            long burst = Math.max(1, limit * random.nextLong(1, 20) / 10);
            long amount = random.nextInt(5) == 0 ? 0 : random.nextLong(1 + burst + burst / 3);
            Claim claim = switch (random.nextInt(4)) {
                case 0 -> Claim.rate(owner + ":tokens", limit, burst, amount);
                case 1 -> Claim.count(owner + ":requests", limit, burst);
                case 2 -> Claim.slot(owner + ":slots", random.nextLong(1, 4));
                default -> Claim.budget(owner + ":budget", limit, Math.min(amount, limit), Duration.ZERO);
            };
            if (claims.stream().noneMatch(known -> known.bucket().equals(claim.bucket()))) {
                claims.add(claim);
            }
        }
        return claims;
    }

    private static Settlement settlement(Order order, SplittableRandom random) {
        var entries = new ArrayList<Settlement.Entry>();
        var claims = new ArrayList<>(order.required());
        claims.addAll(order.optional());
        for (Claim claim : claims) {
            entries.add(new Settlement.Entry(claim, random.nextLong(1 + claim.amount() * 2)));
        }
        return new Settlement(order.lease(), entries);
    }

    private static String text(Verdict verdict) {
        return "refused " + text(verdict.refused()) + " other " + text(verdict.optionalRefused()) + " left "
                + left(verdict.states());
    }

    private static String text(Verdict.@Nullable Refusal refusal) {
        return refusal == null ? "" : refusal.claim().bucket() + " in " + refusal.waitMillis();
    }

    private static String left(List<Verdict.State> states) {
        return states.stream()
                .map(state -> Long.toString(state.left()))
                .toList()
                .toString();
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(Duration.ofSeconds(5));
    }
}
