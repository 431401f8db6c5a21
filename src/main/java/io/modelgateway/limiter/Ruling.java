package io.modelgateway.limiter;

import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.bucket.LimitStore;
import io.modelgateway.limiter.bucket.Verdict.Refusal;
import io.modelgateway.limiter.bucket.Verdict.State;
import io.modelgateway.model.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with the rules it is about.
 *
 * @param required the rules of which all were needed
 * @param optional those that may have been refused alone
 */
record Ruling(List<Rule> required, List<Rule> optional, LimitBackend.Decision decision) {

    Optional<GatewayException> refusal(LimitMeters meters) {
        return refusal(required, decision.verdict().refused(), meters);
    }

    Optional<GatewayException> optionalRefusal(LimitMeters meters) {
        return refusal(optional, decision.verdict().optionalRefused(), meters);
    }

    private static Optional<GatewayException> refusal(List<Rule> rules, @Nullable Refusal refusal, LimitMeters meters) {
        if (refusal == null) {
            return Optional.empty();
        }
        // By name: where only a share is to be had, the claim is another.
        Rule rule = rules.stream()
                .filter(candidate ->
                        candidate.claim().bucket().equals(refusal.claim().bucket()))
                .findFirst()
                .orElseThrow();
        meters.refused(rule);
        return Optional.of(Refusals.of(rule, refusal.waitMillis()));
    }

    LimitStore store() {
        return decision.store();
    }

    /** {@return rules with the claims that were granted} */
    List<Rule> granted(List<Rule> rules, int from) {
        List<State> states = decision.verdict().states();
        if (states.isEmpty()) {
            return List.of();
        }
        var granted = new ArrayList<Rule>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            granted.add(new Rule(
                    rule.scope(),
                    rule.owner(),
                    rule.measure(),
                    rule.period(),
                    states.get(from + i).claim()));
        }
        return granted;
    }

    /** {@return the tightest limits of the caller; empty where there are none of a kind} */
    Optional<RateLimits> levels() {
        Optional<RateLimits.Level> requests = tightest(Measure.REQUESTS);
        Optional<RateLimits.Level> tokens = tightest(Measure.TOKENS);
        return requests.isEmpty() || tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(new RateLimits(requests.get(), tokens.get()));
    }

    private Optional<RateLimits.Level> tightest(Measure measure) {
        RateLimits.Level tightest = null;
        List<State> states = decision.verdict().states();
        for (int i = 0; i < Math.min(required.size(), states.size()); i++) {
            State state = states.get(i);
            if (required.get(i).measure() == measure && (tightest == null || state.left() < tightest.remaining())) {
                tightest = new RateLimits.Level(
                        state.claim().limit(), Math.max(0, state.left()), Duration.ofMillis(state.fullAfterMillis()));
            }
        }
        return Optional.ofNullable(tightest);
    }
}
