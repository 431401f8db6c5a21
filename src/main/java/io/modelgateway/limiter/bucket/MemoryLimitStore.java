package io.modelgateway.limiter.bucket;

import io.modelgateway.limiter.bucket.Verdict.Refusal;
import io.modelgateway.limiter.bucket.Verdict.State;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of this process alone, by the arithmetic of the script. Rates of at most {@value #MOST_RATES} buckets are kept;
 * the least recently used are forgotten first, which makes them full.
 */
public final class MemoryLimitStore implements LimitStore {

    static final int MOST_RATES = 100_000;

    private static final class Tally {
        private long held;
        private long spent;
        private long endsAtMillis = Long.MAX_VALUE;
    }

    private record Level(long level, long atMillis) {}

    private record Lease(long lapsesAtMillis, List<Claim> claims) {}

    private final Map<String, Level> rates = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
            return size() > MOST_RATES;
        }
    };
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final long leaseMillis;
    private final LongSupplier clock;

    /** @param clock milliseconds; steps are borne */
    public MemoryLimitStore(Duration lease, LongSupplier clock) {
        this.leaseMillis = lease.toMillis();
        this.clock = clock;
    }

    @Override
    public Uni<Verdict> reserve(Order order) {
        return Uni.createFrom().item(() -> decide(order));
    }

    private synchronized Verdict decide(Order order) {
        long now = clock.getAsLong();
        Refusal refused = firstRefusal(order.required(), now);
        Refusal other = refused == null ? firstRefusal(order.optional(), now) : null;
        if (refused == null) {
            var taken = new ArrayList<>(order.required());
            if (other == null) {
                taken.addAll(order.optional());
            }
            taken.forEach(claim -> take(claim, now));
            if (!taken.isEmpty()) {
                lease(order.lease(), taken, now);
            }
        }
        var states = new ArrayList<State>();
        order.required().forEach(claim -> states.add(state(claim, now)));
        order.optional().forEach(claim -> states.add(state(claim, now)));
        return new Verdict(refused, other, states);
    }

    private void lease(String name, List<Claim> taken, long now) {
        Lease known = leases.get(name);
        if (known != null) {
            taken.addAll(known.claims());
        }
        leases.put(name, new Lease(now + leaseMillis, taken));
    }

    private @Nullable Refusal firstRefusal(List<Claim> claims, long now) {
        for (Claim claim : claims) {
            if (claim.kind().fillsUp()) {
                long wait = RateArithmetic.waitMillis(level(claim, now), RateArithmetic.needed(claim), claim.limit());
                if (wait > 0) {
                    return new Refusal(claim, wait);
                }
            } else if (used(claim, now) + claim.amount() > claim.limit()) {
                return new Refusal(claim, -1);
            }
        }
        return null;
    }

    private void take(Claim claim, long now) {
        if (claim.kind().fillsUp()) {
            set(claim, level(claim, now) - claim.amount() * RateArithmetic.SCALE, now);
        } else {
            tally(claim, now).held += claim.amount();
        }
    }

    @Override
    public Uni<Void> settle(Settlement settlement) {
        return Uni.createFrom().voidItem().invoke(() -> settle(settlement.lease(), settlement.entries()));
    }

    private synchronized void settle(String lease, List<Settlement.Entry> entries) {
        long now = clock.getAsLong();
        boolean live = leases.remove(lease) != null;
        for (Settlement.Entry entry : entries) {
            Claim claim = entry.claim();
            long reserved = live ? claim.amount() : 0;
            switch (claim.kind()) {
                case RATE, COUNT ->
                    set(claim, level(claim, now) + (reserved - entry.used()) * RateArithmetic.SCALE, now);
                case SLOTS -> release(claim, reserved, 0, now);
                case BUDGET -> release(claim, reserved, entry.used(), now);
            }
        }
    }

    private void release(Claim claim, long reserved, long used, long now) {
        Tally tally = tally(claim, now);
        tally.held = Math.max(0, tally.held - reserved);
        tally.spent += used;
        if (tally.held == 0 && tally.spent == 0) {
            tallies.remove(claim.bucket());
        }
    }

    @Override
    public Uni<Void> renew(Collection<String> names) {
        return Uni.createFrom().voidItem().invoke(() -> extend(names));
    }

    private synchronized void extend(Collection<String> names) {
        long now = clock.getAsLong();
        names.forEach(
                name -> leases.computeIfPresent(name, (_, lease) -> new Lease(now + leaseMillis, lease.claims())));
    }

    @Override
    public Uni<Void> lapse() {
        return Uni.createFrom().voidItem().invoke(this::giveBack);
    }

    private synchronized void giveBack() {
        long now = clock.getAsLong();
        var lapsed = new TreeMap<Long, TreeMap<String, Lease>>();
        leases.forEach((name, lease) -> {
            if (lease.lapsesAtMillis() <= now) {
                lapsed.computeIfAbsent(lease.lapsesAtMillis(), _ -> new TreeMap<>())
                        .put(name, lease);
            }
        });
        lapsed.values()
                .forEach(same -> same.forEach((name, lease) -> settle(name, LeaseRecord.returned(lease.claims()))));
        tallies.values().removeIf(tally -> tally.endsAtMillis <= now);
    }

    @Override
    public Uni<List<State>> states(List<Claim> claims) {
        return Uni.createFrom().item(() -> look(claims));
    }

    private synchronized List<State> look(List<Claim> claims) {
        long now = clock.getAsLong();
        return claims.stream().map(claim -> state(claim, now)).toList();
    }

    @Override
    public Uni<List<Claim>> reservations() {
        return Uni.createFrom().item(this::held);
    }

    private synchronized List<Claim> held() {
        return leases.values().stream()
                .flatMap(lease -> lease.claims().stream())
                .toList();
    }

    @Override
    public Uni<Void> reset(List<Claim> claims) {
        return Uni.createFrom().voidItem().invoke(() -> clear(claims));
    }

    private synchronized void clear(List<Claim> claims) {
        for (Claim claim : claims) {
            rates.remove(claim.bucket());
            Tally tally = tallies.get(claim.bucket());
            if (tally != null) {
                tally.spent = 0;
            }
        }
    }

    private State state(Claim claim, long now) {
        if (claim.kind().fillsUp()) {
            return States.rate(claim, level(claim, now));
        }
        return States.tally(claim, used(claim, now));
    }

    private long level(Claim claim, long now) {
        Level known = rates.get(claim.bucket());
        return known == null
                ? RateArithmetic.full(claim.burst())
                : RateArithmetic.filled(known.level(), claim.limit(), claim.burst(), now - known.atMillis());
    }

    private void set(Claim claim, long level, long now) {
        if (level >= RateArithmetic.full(claim.burst())) {
            rates.remove(claim.bucket());
        } else {
            rates.put(claim.bucket(), new Level(level, now));
        }
    }

    private long used(Claim claim, long now) {
        Tally tally = tallies.get(claim.bucket());
        return tally == null || tally.endsAtMillis <= now ? 0 : tally.held + tally.spent;
    }

    private Tally tally(Claim claim, long now) {
        Tally tally = tallies.computeIfAbsent(claim.bucket(), _ -> new Tally());
        if (claim.renewal().isPositive()) {
            tally.endsAtMillis = now + claim.renewal().toMillis();
        }
        return tally;
    }
}
