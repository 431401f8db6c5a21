package io.modelgateway.limiter.bucket;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Keeps buckets and reservations. Each call is atomic and decides by one clock. Thread-safe. */
public interface LimitStore {

    Uni<Verdict> reserve(Order order);

    /** Gives back what was reserved and takes what was used. Of a lease that has lapsed it only takes. */
    Uni<Void> settle(Settlement settlement);

    /** Keeps reservations from lapsing. */
    Uni<Void> renew(Collection<String> leases);

    /** Gives back what is reserved by those who have not been heard of. */
    Uni<Void> lapse();

    /** {@return the state of buckets, by claims of any amount} */
    Uni<List<Verdict.State>> states(List<Claim> claims);

    /** {@return every claim of every reservation that has not been settled} */
    Uni<List<Claim>> reservations();

    /** Makes rates full and budgets unspent. What is reserved stays so. */
    Uni<Void> reset(List<Claim> claims);
}
