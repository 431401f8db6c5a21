package io.modelgateway.dialect;

import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.RequestContext;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What an encoder may tell beside the answer itself.
 *
 * @param elapsed the time since arrival, at the moment of asking
 */
public record ReplyContext(RequestContext context, ChatRequest request, Supplier<Duration> elapsed) {}
