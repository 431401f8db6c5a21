package io.modelgateway.limiter;

import io.modelgateway.limiter.bucket.Claim;
import io.modelgateway.limiter.bucket.LimitStore;
import io.modelgateway.limiter.bucket.Order;
import io.modelgateway.limiter.bucket.Settlement;
import io.modelgateway.limiter.bucket.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Grants everything and keeps nothing. */
final class NoLimits implements LimitStore {

    static final LimitStore INSTANCE = new NoLimits();

    private NoLimits() {}

    @Override
    public Uni<Verdict> reserve(Order order) {
        return Uni.createFrom().item(new Verdict(null, null, List.of()));
    }

    @Override
    public Uni<Void> settle(Settlement settlement) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> renew(Collection<String> leases) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> lapse() {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Verdict.State>> states(List<Claim> claims) {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<List<Claim>> reservations() {
        return Uni.createFrom().item(List.of());
    }

    @Override
    public Uni<Void> reset(List<Claim> claims) {
        return Uni.createFrom().voidItem();
    }
}
