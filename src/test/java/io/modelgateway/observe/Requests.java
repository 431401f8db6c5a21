package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Attempt;
import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Cost;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.ModelId;
import io.modelgateway.model.Money;
import io.modelgateway.model.Priority;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.TokenUsage;
import io.modelgateway.model.Trail;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Requests as they look when they are over. */
final class Requests {

    static final String ROUTE = "POST /v1/chat/completions";

    private Requests() {}

    static RequestContext context(String requestId, Dialect dialect) {
        return new RequestContext(
                requestId,
                dialect,
                Caller.unkeyed(new AgentDid("did:web:" + requestId)),
                RoutingRequirements.NONE,
                Priority.NORMAL,
                new Deadline(0),
                CacheDirective.DEFAULT,
                Map.of(),
                new Trail());
    }

    static void attempt(Trail trail, String model, String provider, @Nullable ErrorCode code) {
        trail.calls().attempted(new Attempt(new ModelId(model), new ProviderId(provider), code, Duration.ofMillis(5)));
    }

    static RequestContext answered(String requestId, String model, String provider) {
        RequestContext context = context(requestId, Dialect.OPENAI);
        attempt(context.trail(), model, provider, null);
        context.trail().used(TokenUsage.of(12, 34), new Cost(new Money(1_000_000), new Money(234_000), Money.ZERO));
        context.trail().firstToken(Duration.ofMillis(40));
        return context;
    }

    /** {@return a log that leaves nothing out} */
    static AccessLog everyLine() {
        return new AccessLog(new LineSampling(1, Map.of(), new Random(1)));
    }

    static FinishedRequest whole(RequestContext context) {
        return new FinishedRequest(context, ROUTE, Operation.CHAT, 200, null, false, false, Duration.ofMillis(150));
    }

    static FinishedRequest failed(RequestContext context, ErrorCode code) {
        return new FinishedRequest(
                context, ROUTE, Operation.CHAT, code.httpStatus(), code, true, false, Duration.ofMillis(150));
    }

    static FinishedRequest cancelled(RequestContext context) {
        return new FinishedRequest(context, ROUTE, Operation.CHAT, 200, null, true, true, Duration.ofMillis(150));
    }

    static PlainRequest plain(String requestId, @Nullable ErrorCode code) {
        return new PlainRequest(
                requestId,
                Surface.ADMIN,
                "GET /admin/models",
                code == null ? 200 : code.httpStatus(),
                code,
                false,
                Duration.ofMillis(7));
    }
}
