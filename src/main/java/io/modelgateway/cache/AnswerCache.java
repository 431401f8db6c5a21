package io.modelgateway.cache;

import io.modelgateway.cache.flight.FlightKey;
import io.modelgateway.cache.flight.Flights;
import io.modelgateway.cache.flight.Landed;
import io.modelgateway.cache.key.CacheKey;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.key.Material;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.measure.Found;
import io.modelgateway.cache.measure.Layer;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingDecision;
import io.modelgateway.model.Ticker;
import io.modelgateway.model.Trail;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers requests from memory, from a call that is under way for somebody else, or by a call of their own whose answer is
 * kept. The trail tells which. Thread-safe.
 */
@Singleton
public final class AnswerCache {

    private static final int GATEWAY_TIMEOUT = 504;

    private final CacheConfig config;
    private final CachePolicy policy;
    private final Recall recall;
    private final Keeping keeping;
    private final Flights flights;
    private final CacheMeters meters;
    private final Ticker ticker;

    AnswerCache(
            CacheConfig config,
            CachePolicy policy,
            Recall recall,
            Keeping keeping,
            Flights flights,
            CacheMeters meters,
            Ticker ticker) {
        this.config = config;
        this.policy = policy;
        this.recall = recall;
        this.keeping = keeping;
        this.flights = flights;
        this.meters = meters;
        this.ticker = ticker;
    }

    /**
     * Answers a request.
     *
     * @param upstream calls a provider, with this request's own trail; asked once at most
     * @return the answer, or the failure of {@code upstream}; E4301 with status 504 where no provider may be called
     */
    public Uni<GatewayResponse> answer(Inquiry inquiry, Supplier<Uni<GatewayResponse>> upstream) {
        RequestContext context = inquiry.context();
        Treatment treatment = policy.treatment(context, inquiry.request());
        if (treatment.bypass()) {
            context.trail().cached(CacheOutcome.BYPASS);
            return treatment.call() ? upstream.get() : Uni.createFrom().failure(nothingKept());
        }
        context.trail().cached(CacheOutcome.MISS);
        Material material = inquiry.material(config.scope());
        var asked = new Asked(inquiry, treatment, material, Keys.exact(material));
        if (!treatment.lookup()) {
            return flights.alone(
                            context.deadline(), new Account(context.trail()), call(asked, upstream), keeping.of(asked))
                    .map(Landed::response);
        }
        return recall.exact(asked).chain(found -> {
            meters.found(Layer.EXACT, found.isPresent() ? Found.HIT : Found.MISS);
            return found.map(landed -> Uni.createFrom().item(arrived(asked, new Account(context.trail()), landed)))
                    .orElseGet(() -> missed(asked, upstream));
        });
    }

    private Uni<GatewayResponse> missed(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        return asked.treatment().call()
                ? shared(asked, upstream)
                : Uni.createFrom().failure(nothingKept());
    }

    /** The call of somebody with little time left fails for all; whoever has more tries again. */
    private Uni<GatewayResponse> shared(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        RequestContext context = asked.inquiry().context();
        var account = new Account(context.trail());
        var key = new FlightKey(asked.key(), asked.inquiry().request().stream(), null);
        // Asked again, because an answer may have been kept since: the call that gave it is over only after that.
        Uni<Landed> work = recall.exact(asked)
                .chain(found ->
                        found.map(landed -> Uni.createFrom().item(landed)).orElseGet(() -> call(asked, upstream)));
        return flights.share(key, context.deadline(), account, work, keeping.of(asked))
                .map(landed -> arrived(asked, account, landed))
                .onFailure(failure -> account.isJoined() && outlasted(failure, context))
                .recoverWithUni(() -> shared(asked, upstream));
    }

    private boolean outlasted(Throwable failure, RequestContext context) {
        return failure instanceof GatewayException known
                && known.detail(ErrorDetail.DeadlinePassed.class).isPresent()
                && !context.deadline().passed(ticker);
    }

    private static Uni<Landed> call(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        return Uni.createFrom().deferred(upstream::get).map(response -> {
            Trail trail = asked.inquiry().context().trail();
            Optional<RoutingDecision.Target> origin = trail.answeredBy();
            return new Landed(response, origin.orElse(null), trail.droppedParams(), CacheOutcome.MISS);
        });
    }

    private GatewayResponse arrived(Asked asked, Account account, Landed landed) {
        if (account.isJoined() || landed.outcome().hit()) {
            Trail trail = asked.inquiry().context().trail();
            if (landed.origin() != null) {
                trail.remembered(landed.origin());
            }
            trail.dropped(landed.dropped());
        }
        account.arrived(landed.outcome());
        if (account.isJoined()) {
            meters.shared();
        }
        return landed.response();
    }

    private static GatewayException nothingKept() {
        return GatewayException.of(
                ErrorCode.CACHE_UNAVAILABLE,
                "The cache holds no answer, and the request allows no other",
                new ErrorDetail.HttpStatus(GATEWAY_TIMEOUT));
    }

    /** What a request asks of the cache, read once. */
    record Asked(Inquiry inquiry, Treatment treatment, Material material, CacheKey key) {}
}
