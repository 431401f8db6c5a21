package io.modelgateway.limiter.bucket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What buckets should do, said as plainly as can be, in numbers that know no bounds. Slow, not thread-safe. */
final class ReferenceStore {

    private static final BigInteger MINUTE = BigInteger.valueOf(60_000);

    private record Level(BigInteger level, long at) {}

    private record Lease(long lapses, List<Claim> claims) {}

    private final Map<String, Level> levels = new HashMap<>();
    private final Map<String, Long> held = new HashMap<>();
    private final Map<String, Long> spent = new HashMap<>();
    private final Map<String, Lease> leases = new TreeMap<>();
    private final long leaseMillis;

    ReferenceStore(long leaseMillis) {
        this.leaseMillis = leaseMillis;
    }

    /** {@return refused claim and wait, optionally refused claim and wait, and what is left everywhere} */
    String reserve(Order order, long now) {
        String refused = firstRefusal(order.required(), now);
        String other = refused.isEmpty() ? firstRefusal(order.optional(), now) : "";
        if (refused.isEmpty()) {
            var taken = new ArrayList<>(order.required());
            if (other.isEmpty()) {
                taken.addAll(order.optional());
            }
            for (Claim claim : taken) {
                if (fills(claim)) {
                    change(claim, -claim.amount(), now);
                } else {
                    held.merge(claim.bucket(), claim.amount(), Long::sum);
                }
            }
            if (!taken.isEmpty()) {
                leases.put(order.lease(), new Lease(now + leaseMillis, taken));
            }
        }
        var all = new ArrayList<>(order.required());
        all.addAll(order.optional());
        return "refused " + refused + " other " + other + " left " + left(all, now);
    }

    void settle(Settlement settlement, long now) {
        boolean live = leases.remove(settlement.lease()) != null;
        for (Settlement.Entry entry : settlement.entries()) {
            long reserved = live ? entry.claim().amount() : 0;
            if (fills(entry.claim())) {
                change(entry.claim(), reserved - entry.used(), now);
            } else {
                held.merge(entry.claim().bucket(), -reserved, Long::sum);
                if (entry.claim().kind() == Claim.Kind.BUDGET) {
                    spent.merge(entry.claim().bucket(), entry.used(), Long::sum);
                }
            }
        }
    }

    void renew(String lease, long now) {
        leases.computeIfPresent(lease, (_, known) -> new Lease(now + leaseMillis, known.claims()));
    }

    void lapse(long now) {
        leases.entrySet().stream()
                .filter(lease -> lease.getValue().lapses() <= now)
                .sorted(Comparator.comparing((Map.Entry<String, Lease> lease) ->
                                lease.getValue().lapses())
                        .thenComparing(Map.Entry::getKey))
                .toList()
                .forEach(lease -> settle(
                        new Settlement(
                                lease.getKey(),
                                LeaseRecord.returned(lease.getValue().claims())),
                        now));
    }

    String left(List<Claim> claims, long now) {
        var figures = new ArrayList<String>();
        for (Claim claim : claims) {
            if (fills(claim)) {
                BigInteger[] tokens = level(claim, now).divideAndRemainder(MINUTE);
                figures.add((tokens[1].signum() < 0 ? tokens[0].subtract(BigInteger.ONE) : tokens[0]).toString());
            } else {
                figures.add(Long.toString(claim.limit() - used(claim)));
            }
        }
        return figures.toString();
    }

    private String firstRefusal(List<Claim> claims, long now) {
        for (Claim claim : claims) {
            if (fills(claim)) {
                BigInteger wanted = units(Math.min(claim.amount(), claim.burst()));
                BigInteger missing = wanted.subtract(level(claim, now));
                if (missing.signum() > 0) {
                    BigInteger[] whole = missing.divideAndRemainder(BigInteger.valueOf(claim.limit()));
                    long wait = whole[0].longValueExact() + whole[1].signum();
                    return claim.bucket() + " in " + wait;
                }
            } else if (used(claim) + claim.amount() > claim.limit()) {
                return claim.bucket() + " in -1";
            }
        }
        return "";
    }

    private long used(Claim claim) {
        return held.getOrDefault(claim.bucket(), 0L) + spent.getOrDefault(claim.bucket(), 0L);
    }

    private void change(Claim claim, long amount, long now) {
        BigInteger full = units(claim.burst());
        levels.put(
                claim.bucket(), new Level(level(claim, now).add(units(amount)).min(full), now));
        if (levels.get(claim.bucket()).level().equals(full)) {
            // Full is full, under whatever limit it is looked at next.
            levels.remove(claim.bucket());
        }
    }

    private BigInteger level(Claim claim, long now) {
        Level known = levels.get(claim.bucket());
        BigInteger full = units(claim.burst());
        if (known == null) {
            return full;
        }
        BigInteger added =
                BigInteger.valueOf(Math.max(0, now - known.at())).multiply(BigInteger.valueOf(claim.limit()));
        return known.level().add(added).min(full);
    }

    private static boolean fills(Claim claim) {
        return claim.kind() == Claim.Kind.RATE || claim.kind() == Claim.Kind.COUNT;
    }

    private static BigInteger units(long amount) {
        return BigInteger.valueOf(amount).multiply(MINUTE);
    }
}
