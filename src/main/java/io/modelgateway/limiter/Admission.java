package io.modelgateway.limiter;

import io.modelgateway.error.GatewayException;
import io.modelgateway.limiter.bucket.LimitStore;
import io.modelgateway.limiter.bucket.Settlement;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RateLimits;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request's leave to go on, within limits or not. Settled once, with what was used; settling waits for nobody. Safe from
 * any thread.
 */
public final class Admission {

    /** Rules that hold something, and where. */
    private record Hold(
            LimitStore store, List<Rule> rules, @Nullable ModelKey target) {}

    private final @Nullable Limiter limiter;
    private final String lease;
    private final @Nullable Need need;
    private final @Nullable Ruling ruling;
    private final List<Hold> holds = new ArrayList<>();
    private final Map<ModelKey, GatewayException> refused = new HashMap<>();
    private boolean turnedAway;
    private @Nullable Use settled;

    Admission(Limiter limiter, String lease, Need need, Ruling ruling) {
        this.limiter = limiter;
        this.lease = lease;
        this.need = need;
        this.ruling = ruling;
        if (ruling.decision().verdict().granted()) {
            holds.add(new Hold(ruling.store(), ruling.granted(ruling.required(), 0), null));
            Need.Target likely = need.target();
            if (likely != null) {
                ModelKey target = target(likely);
                ruling.optionalRefusal(limiter.meters())
                        .ifPresentOrElse(
                                reason -> refused.put(target, reason),
                                () -> holds.add(new Hold(
                                        ruling.store(),
                                        ruling.granted(
                                                ruling.optional(),
                                                ruling.required().size()),
                                        target)));
            }
        }
    }

    private Admission() {
        this.limiter = null;
        this.lease = "";
        this.need = null;
        this.ruling = null;
    }

    static Admission unlimited() {
        return new Admission();
    }

    /** {@return why the request must not go on: E4400, E4401, E4403, E4404 or E4405, with the time to wait} */
    public Optional<GatewayException> refusal() {
        return limiter == null || ruling == null ? Optional.empty() : ruling.refusal(limiter.meters());
    }

    /** {@return what is left of the caller's tightest limits} */
    public Optional<RateLimits> levels() {
        return ruling == null ? Optional.empty() : ruling.levels();
    }

    /** {@return which budget is nearly used up, in a few words for a header} */
    public Optional<String> budgetWarning() {
        return limiter == null || ruling == null
                ? Optional.empty()
                : limiter.warnings().of(ruling);
    }

    /** {@return when the model may be called; fails with E4402 or E4401 if its limits are reached} */
    public Uni<Void> enter(Need.Target model) {
        if (limiter == null || need == null) {
            return Uni.createFrom().voidItem();
        }
        ModelKey target = target(model);
        GatewayException known = refused.get(target);
        if (known != null) {
            return Uni.createFrom().failure(turnAway(known));
        }
        if (holds(target)) {
            return Uni.createFrom().voidItem();
        }
        Limiter gate = limiter;
        // By hand, so that a reservation is not lost on whoever stops waiting for it.
        return Uni.createFrom()
                .emitter(emitter -> gate.admit(lease, need, model)
                        .subscribe()
                        .with(
                                found -> found.refusal(gate.meters())
                                        .ifPresentOrElse(reason -> emitter.fail(turnAway(reason)), () -> {
                                            take(new Hold(found.store(), found.granted(found.required(), 0), target));
                                            emitter.complete(null);
                                        }),
                                emitter::fail));
    }

    /** {@return whether limits of models kept it from all of them, so that nobody was called} */
    public synchronized boolean turnedAway() {
        return turnedAway && holds.stream().allMatch(hold -> hold.target() == null);
    }

    private synchronized GatewayException turnAway(GatewayException reason) {
        turnedAway = true;
        return reason;
    }

    private synchronized boolean holds(ModelKey target) {
        return holds.stream().anyMatch(hold -> target.equals(hold.target()));
    }

    private synchronized void take(Hold hold) {
        if (settled == null) {
            holds.add(hold);
        } else {
            settle(List.of(hold), settled);
        }
    }

    /** Ends the reservation; only the first call counts. */
    public synchronized void settle(Use use) {
        if (settled == null) {
            settled = use;
            settle(holds, use);
        }
    }

    private void settle(List<Hold> ended, Use use) {
        if (limiter == null) {
            return;
        }
        var byStore = new LinkedHashMap<LimitStore, List<Settlement.Entry>>();
        for (Hold hold : ended) {
            Use.Amount amount =
                    hold.target() == null ? use.whole() : use.targets().getOrDefault(hold.target(), Use.Amount.NOTHING);
            var entries = byStore.computeIfAbsent(hold.store(), _ -> new ArrayList<>());
            for (Rule rule : hold.rules()) {
                long used = rule.used(amount);
                if (rule.measure() != Measure.REQUESTS || used != rule.claim().amount()) {
                    entries.add(new Settlement.Entry(rule.claim(), used));
                }
            }
        }
        byStore.forEach((store, entries) -> limiter.settle(lease, store, entries));
    }

    private static ModelKey target(Need.Target model) {
        return model.model().key();
    }
}
