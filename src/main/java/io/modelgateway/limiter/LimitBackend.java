package io.modelgateway.limiter;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.bucket.Claim;
import io.modelgateway.limiter.bucket.LimitStore;
import io.modelgateway.limiter.bucket.Order;
import io.modelgateway.limiter.bucket.Verdict;
import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.RedisState;
import io.smallrye.mutiny.Uni;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Decides in Redis where there is one, and while it does not answer as the policy says. Who granted a reservation also
 * settles it. Thread-safe.
 */
final class LimitBackend {

    /** A verdict, and who gave it. */
    record Decision(Verdict verdict, LimitStore store) {}

    private static final Duration SOON = Duration.ofSeconds(1);

    private final LimitStore shared;
    private final LimitStore local;
    private final RedisLink redis;
    private final RedisFailure policy;
    private final BigDecimal share;
    private final LimitMeters meters;

    LimitBackend(LimitStore shared, LimitStore local, RedisLink redis, LimitsConfig config, LimitMeters meters) {
        this.shared = shared;
        this.local = local;
        this.redis = redis;
        this.policy = config.redisFailure();
        this.share = config.localShare();
        this.meters = meters;
    }

    Uni<Decision> reserve(Order order) {
        if (!redis.configured()) {
            return local.reserve(order).map(verdict -> new Decision(verdict, local));
        }
        return shared.reserve(order)
                .map(verdict -> new Decision(verdict, shared))
                .onFailure()
                .recoverWithUni(() -> without(order));
    }

    private Uni<Decision> without(Order order) {
        meters.decidedWithoutRedis(policy);
        return switch (policy) {
            case LOCAL ->
                local.reserve(new Order(order.lease(), share(order.required()), share(order.optional())))
                        .map(verdict -> new Decision(verdict, local));
            case OPEN -> Uni.createFrom().item(new Decision(new Verdict(null, null, List.of()), NoLimits.INSTANCE));
            case CLOSED ->
                Uni.createFrom()
                        .failure(GatewayException.of(
                                ErrorCode.RATE_LIMIT_EXCEEDED,
                                "The limits cannot be checked at the moment",
                                new ErrorDetail.RetryAfter(SOON)));
        };
    }

    private List<Claim> share(List<Claim> claims) {
        return claims.stream().map(claim -> claim.shared(share)).toList();
    }

    /** {@return the store that has the levels now} */
    LimitStore present() {
        return redis.configured() ? shared : local;
    }

    /** {@return where limits are kept now, for readiness} */
    String place() {
        if (!redis.configured()) {
            return "memory";
        }
        return redis.state() == RedisState.DOWN ? "without redis: " + policy.wireName() : "redis";
    }
}
