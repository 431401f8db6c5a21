package io.modelgateway.limiter;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.limiter.bucket.Claim;

/**
 * One limit that applies to a request, and what the request wants of it.
 *
 * @param owner the agent, key, team, provider or model
 * @param period of a budget, such as {@code day}; of others nothing
 */
public record Rule(Scope scope, String owner, Measure measure, String period, Claim claim) {

    /** {@return the code of a request that this refuses} */
    ErrorCode code() {
        return switch (measure) {
            case TOKEN_BUDGET, MONEY_BUDGET -> ErrorCode.QUOTA_EXHAUSTED;
            case CONCURRENT ->
                scope == Scope.AGENT ? ErrorCode.AGENT_RATE_LIMIT_EXCEEDED : ErrorCode.RATE_LIMIT_EXCEEDED;
            case REQUESTS -> scope.ofTarget() ? ofTarget() : ErrorCode.REQUESTS_PER_MINUTE_EXCEEDED;
            case TOKENS -> scope.ofTarget() ? ofTarget() : ErrorCode.TOKENS_PER_MINUTE_EXCEEDED;
        };
    }

    private ErrorCode ofTarget() {
        return scope == Scope.AGENT_MODEL ? ErrorCode.AGENT_RATE_LIMIT_EXCEEDED : ErrorCode.PROVIDER_CAP_EXCEEDED;
    }

    /** {@return what was used of it} */
    long used(Use.Amount use) {
        return switch (measure) {
            case REQUESTS -> use.requests();
            case TOKENS, TOKEN_BUDGET -> use.tokens();
            case MONEY_BUDGET -> use.cost().nanoUsd();
            case CONCURRENT -> 0;
        };
    }
}
