package io.modelgateway.dialect;

import io.modelgateway.model.CacheDirective;
import io.modelgateway.model.Caller;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.Deadline;
import io.modelgateway.model.Dialect;
import io.modelgateway.model.Message;
import io.modelgateway.model.Priority;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Role;
import io.modelgateway.model.RoutingRequirements;
import io.modelgateway.model.SamplingOptions;
import io.modelgateway.model.ToolOptions;
import io.modelgateway.model.Trail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contexts for encoders under test: 250 ms after arrival, with a trail that the test may have stamped. */
public final class Replies {

    private Replies() {}

    public static ReplyContext context(String requestId) {
        return context(requestId, request(false), new Trail());
    }

    public static ReplyContext context(String requestId, ChatRequest request, Trail trail) {
        var context = new RequestContext(
                requestId,
                Dialect.OPENAI,
                Caller.ANONYMOUS,
                RoutingRequirements.NONE,
                Priority.NORMAL,
                new Deadline(0),
                CacheDirective.DEFAULT,
                Map.of(),
                trail);
        return new ReplyContext(context, request, () -> Duration.ofMillis(250));
    }

    /** {@return a request that says "Hi"} */
    public static ChatRequest request(boolean includeUsage) {
        return new ChatRequest(
                "m",
                List.of(Message.text(Role.USER, "Hi")),
                SamplingOptions.DEFAULTS,
                ToolOptions.NONE,
                null,
                null,
                true,
                includeUsage,
                null,
                Map.of("team", "search"),
                Set.of(),
                null);
    }
}
