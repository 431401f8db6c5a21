package io.modelgateway.cache;

import io.modelgateway.cache.flight.Flights;
import io.modelgateway.cache.flight.Landed;
import io.modelgateway.cache.key.Keys;
import io.modelgateway.cache.key.Material;
import io.modelgateway.cache.measure.CacheMeters;
import io.modelgateway.cache.measure.Found;
import io.modelgateway.cache.measure.Layer;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.loop.OffLoop;
import io.modelgateway.model.CacheOutcome;
import io.modelgateway.model.GatewayResponse;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RequestContext;
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
    private final Similarity similarity;
    private final Flights flights;
    private final CacheMeters meters;
    private final Ticker ticker;

    AnswerCache(
            CacheConfig config,
            CachePolicy policy,
            Recall recall,
            Keeping keeping,
            Similarity similarity,
            Flights flights,
            CacheMeters meters,
            Ticker ticker) {
        this.config = config;
        this.policy = policy;
        this.recall = recall;
        this.keeping = keeping;
        this.similarity = similarity;
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
        return OffLoop.run(inquiry.request().wireBytes(), () -> Keys.exact(material))
                .chain(key -> {
                    var asked = new Asked(inquiry, treatment, material, key, Optional.empty());
                    return treatment.lookup() ? lookedUp(asked, upstream) : fresh(probed(asked), upstream);
                });
    }

    private Uni<GatewayResponse> fresh(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        RequestContext context = asked.inquiry().context();
        return flights.alone(context.deadline(), new Account(context.trail()), call(asked, upstream), keeping.of(asked))
                .map(Landed::response);
    }

    private Uni<GatewayResponse> lookedUp(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        return recall.exact(asked).chain(found -> {
            meters.found(Layer.EXACT, found.isPresent() ? Found.HIT : Found.MISS);
            if (found.isPresent()) {
                return Uni.createFrom().item(arrived(asked, found.get()));
            }
            return asked.treatment().call() ? shared(probed(asked), upstream) : remembered(probed(asked));
        });
    }

    private Uni<GatewayResponse> remembered(Asked asked) {
        return recall.similar(asked)
                .map(found -> found.map(landed -> arrived(asked, landed)).orElseThrow(AnswerCache::nothingKept));
    }

    /** What is looked for by similarity is made ready only for questions that are not known as they are. */
    private Asked probed(Asked asked) {
        return asked.treatment().similar() ? asked.with(similarity.probe(asked.material())) : asked;
    }

    /** The call of somebody with little time left fails for all; whoever has more tries again. */
    private Uni<GatewayResponse> shared(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        RequestContext context = asked.inquiry().context();
        var account = new Account(context.trail());
        Uni<Landed> work = keptSince(asked)
                .chain(known -> known.isPresent() ? Uni.createFrom().item(known) : recall.similar(asked))
                .chain(found ->
                        found.map(landed -> Uni.createFrom().item(landed)).orElseGet(() -> call(asked, upstream)));
        return flights.share(asked.flight(), context.deadline(), account, work, keeping.of(asked))
                .map(landed -> arrived(asked, account, landed))
                .onFailure(failure -> account.isJoined() && outlasted(failure, context))
                .recoverWithUni(() -> shared(asked, upstream));
    }

    /** Asked again where an answer may have been kept since: the call that gave it is over only after that. */
    private Uni<Optional<Landed>> keptSince(Asked asked) {
        return Uni.createFrom()
                .deferred(() -> flights.landedLately(asked.flight())
                        ? recall.exact(asked)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private boolean outlasted(Throwable failure, RequestContext context) {
        return failure instanceof GatewayException known
                && known.detail(ErrorDetail.DeadlinePassed.class).isPresent()
                && !context.deadline().passed(ticker);
    }

    private static Uni<Landed> call(Asked asked, Supplier<Uni<GatewayResponse>> upstream) {
        return Uni.createFrom().deferred(upstream::get).map(response -> {
            Trail trail = asked.inquiry().context().trail();
            Optional<ModelKey> origin = trail.answeredBy();
            return new Landed(response, origin.orElse(null), trail.droppedParams(), CacheOutcome.MISS);
        });
    }

    private static GatewayResponse arrived(Asked asked, Landed landed) {
        tell(asked, landed);
        asked.inquiry().context().trail().cached(landed.outcome());
        return landed.response();
    }

    private GatewayResponse arrived(Asked asked, Account account, Landed landed) {
        if (account.isJoined() || landed.outcome().hit()) {
            tell(asked, landed);
        }
        account.arrived(landed.outcome());
        if (account.isJoined()) {
            meters.shared();
        }
        return landed.response();
    }

    /** What the call told its own trail, or that of the day when it was made. */
    private static void tell(Asked asked, Landed landed) {
        Trail trail = asked.inquiry().context().trail();
        if (landed.origin() != null) {
            trail.remembered(landed.origin());
        }
        trail.dropped(landed.dropped());
    }

    private static GatewayException nothingKept() {
        return GatewayException.of(
                ErrorCode.CACHE_UNAVAILABLE,
                "The cache holds no answer, and the request allows no other",
                new ErrorDetail.HttpStatus(GATEWAY_TIMEOUT));
    }
}
