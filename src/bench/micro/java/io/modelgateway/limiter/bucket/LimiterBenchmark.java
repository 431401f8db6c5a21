package io.modelgateway.limiter.bucket;

import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What limits take of a request that none refuses: requests and tokens a minute, slots and a budget. */
@State(Scope.Benchmark)
public class LimiterBenchmark {

    private static final long PLENTY = 2_000_000_000L;

    private MemoryLimitStore store;
    private Order order;
    private Settlement settlement;

    @Setup
    public void prepare() {
        store = new MemoryLimitStore(Duration.ofMinutes(1), System::currentTimeMillis);
        List<Claim> claims = List.of(
                Claim.count("agent:a:rpm", PLENTY, PLENTY),
                Claim.rate("agent:a:tpm", PLENTY, PLENTY, 700),
                Claim.slot("agent:a:concurrent", PLENTY),
                Claim.budget("agent:a:usd", Long.MAX_VALUE / 4, 700, Duration.ofHours(1)));
        order = new Order("request", claims, List.of());
        settlement = new Settlement(
                "request",
                claims.stream().map(claim -> new Settlement.Entry(claim, 1)).toList());
    }

    @Benchmark
    public Verdict reserveAndSettle() {
        Verdict verdict = store.reserve(order).await().indefinitely();
        store.settle(settlement).await().indefinitely();
        return verdict;
    }

    @Benchmark
    public long fillBucket() {
        return RateArithmetic.filled(order.required().size(), PLENTY, PLENTY, 3);
    }
}
