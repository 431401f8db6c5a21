package io.modelgateway.limiter;

import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Duration;

/** Says which limit is reached, and when it is worth another try. Names no other tenant's figures. */
final class Refusals {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration A_DAY = Duration.ofDays(1);

    private Refusals() {}

    /** @param waitMillis -1 where the bucket cannot tell */
    static GatewayException of(Rule rule, long waitMillis) {
        return GatewayException.of(rule.code(), sentence(rule), new ErrorDetail.RetryAfter(wait(rule, waitMillis)));
    }

    private static Duration wait(Rule rule, long waitMillis) {
        if (waitMillis >= 0) {
            return Duration.ofMillis(waitMillis);
        }
        return switch (rule.measure()) {
            case TOKEN_BUDGET, MONEY_BUDGET ->
                rule.claim().renewal().isZero() ? A_DAY : rule.claim().renewal();
            case REQUESTS, TOKENS, CONCURRENT -> SOON;
        };
    }

    private static String sentence(Rule rule) {
        String whose = switch (rule.scope()) {
            case AGENT -> "The agent's";
            case KEY -> "The API key's";
            case TEAM -> "The team's";
            case PROVIDER -> "The gateway's cap for the provider '" + rule.owner() + "': its";
            case MODEL -> "The gateway's cap for the model '" + rule.owner() + "': its";
            case AGENT_MODEL -> "The agent's share of the model: its";
        };
        return whose
                + switch (rule.measure()) {
                    case REQUESTS -> " limit of " + rule.claim().limit() + " requests per minute is reached";
                    case TOKENS ->
                        " limit of " + rule.claim().limit() + " tokens per minute does not allow the "
                                + rule.claim().amount() + " tokens that this request may need";
                    case CONCURRENT -> " limit of " + rule.claim().limit() + " requests at the same time is reached";
                    case TOKEN_BUDGET, MONEY_BUDGET ->
                        rule.period().equals("total")
                                ? " budget does not allow what this request may need"
                                : " budget of this " + rule.period() + " does not allow what this request may need";
                };
    }
}
