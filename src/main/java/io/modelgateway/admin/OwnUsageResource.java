package io.modelgateway.admin;

import io.modelgateway.auth.Callers;
import io.modelgateway.limiter.usage.Dimension;
import io.modelgateway.limiter.usage.UsageQuery;
import io.modelgateway.model.Caller;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.EnumMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the key that asks has used itself; without keys, what the agent has that the request names. */
@Path("/v1/usage")
@NonBlocking
@Tag(name = "Native")
public final class OwnUsageResource {

    private final UsageAnswers answers;
    private final Clock clock;

    @Inject
    OwnUsageResource(UsageAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "What the key that asks has used itself, as JSON or CSV")
    public Uni<Response> own(
            @BeanParam UsageParameters parameters, @Parameter(hidden = true) @Context RoutingContext routing) {
        UsageQuery query = parameters.query(clock);
        var where = new EnumMap<Dimension, String>(Dimension.class);
        where.putAll(query.where());
        Caller caller = Callers.of(routing);
        caller.key()
                .ifPresentOrElse(
                        key -> where.put(Dimension.KEY, key),
                        () -> where.put(Dimension.AGENT, parameters.namedAgent()));
        return answers.answer(parameters, new UsageQuery(query.from(), query.to(), where, query.group()));
    }
}
