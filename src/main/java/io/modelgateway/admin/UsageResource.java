package io.modelgateway.admin;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was used and what it cost, all of it. */
@Path("/admin/usage")
@NonBlocking
@Tag(name = "Administration")
public final class UsageResource {

    private final UsageAnswers answers;
    private final Clock clock;

    @Inject
    UsageResource(UsageAnswers answers, Clock clock) {
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Requests, tokens and cost by day, agent, key, team, model and provider, as JSON or CSV")
    public Uni<Response> all(@BeanParam UsageParameters parameters) {
        return answers.answer(parameters, parameters.query(clock));
    }
}
