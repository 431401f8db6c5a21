package io.modelgateway.observe;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Caller;
import io.modelgateway.model.ModelKey;
import io.modelgateway.model.RequestContext;
import io.modelgateway.model.Trail;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One line per request to the logger {@code access}: a constant message, and the facts as keys. The keys travel in the
 * record itself, not through the thread's or the context's MDC, so lines of interleaved requests cannot mix. Requests
 * that failed or were abandoned always get theirs, the others as {@link LineSampling} has it. Thread-safe.
 */
@Singleton
final class AccessLog {

    static final String LOGGER = "access";
    static final String MESSAGE = "request";

    private final Logger logger = Logger.getLogger(LOGGER);
    private final LineSampling sampling;

    AccessLog(LineSampling sampling) {
        this.sampling = sampling;
    }

    void finished(FinishedRequest request) {
        RequestContext context = request.context();
        boolean uneventful = isUneventful(request.code(), request.cancelledByClient());
        if (!logger.isLoggable(Level.INFO) || uneventful && !sampling.takes(context.agent())) {
            return;
        }
        Trail trail = context.trail();
        var keys = new LinkedHashMap<String, String>();
        keys.put(LogKeys.REQUEST_ID, context.requestId());
        trail.trace().id().ifPresent(id -> keys.put(LogKeys.TRACE_ID, id));
        putCaller(keys, context.caller());
        keys.put(LogKeys.DIALECT, context.dialect().wireName());
        keys.put(LogKeys.ROUTE, request.route());
        if (request.operation() != null) {
            keys.put(LogKeys.OPERATION, request.operation().wireName());
        }
        trail.answeredBy().ifPresent(target -> putTarget(keys, target));
        keys.put(LogKeys.ATTEMPTS, Integer.toString(trail.calls().made().size()));
        keys.put(LogKeys.STATUS, Integer.toString(request.httpStatus()));
        if (request.code() != null) {
            keys.put(LogKeys.ERROR_CODE, request.code().id());
        }
        keys.put(LogKeys.LATENCY_MS, Long.toString(request.latency().toMillis()));
        trail.timeToFirstToken().ifPresent(time -> keys.put(LogKeys.FIRST_TOKEN_MS, Long.toString(time.toMillis())));
        trail.usage().input().ifPresent(count -> keys.put(LogKeys.INPUT_TOKENS, Integer.toString(count)));
        trail.usage().output().ifPresent(count -> keys.put(LogKeys.OUTPUT_TOKENS, Integer.toString(count)));
        trail.cost()
                .ifPresent(cost ->
                        keys.put(LogKeys.COST_CENTS, cost.total().toCents().toPlainString()));
        trail.cacheOutcome()
                .ifPresent(outcome -> keys.put(LogKeys.CACHE, outcome.status().wireName()));
        trail.queued().ifPresent(wait -> keys.put(LogKeys.QUEUE_MS, Long.toString(wait.toMillis())));
        keys.put(LogKeys.STREAM, Boolean.toString(request.streamed()));
        if (request.cancelledByClient()) {
            keys.put(LogKeys.CANCELLED, "true");
        }
        write(keys);
    }

    void finished(PlainRequest request) {
        boolean uneventful = isUneventful(request.code(), request.cancelledByClient());
        if (!logger.isLoggable(Level.INFO) || uneventful && !sampling.takes()) {
            return;
        }
        var keys = new LinkedHashMap<String, String>();
        keys.put(LogKeys.REQUEST_ID, request.requestId());
        keys.put(LogKeys.DIALECT, request.surface().wireName());
        keys.put(LogKeys.ROUTE, request.route());
        keys.put(LogKeys.STATUS, Integer.toString(request.httpStatus()));
        if (request.code() != null) {
            keys.put(LogKeys.ERROR_CODE, request.code().id());
        }
        keys.put(LogKeys.LATENCY_MS, Long.toString(request.latency().toMillis()));
        if (request.cancelledByClient()) {
            keys.put(LogKeys.CANCELLED, "true");
        }
        write(keys);
    }

    private static boolean isUneventful(@Nullable ErrorCode code, boolean cancelledByClient) {
        return code == null && !cancelledByClient;
    }

    private static void putCaller(Map<String, String> keys, Caller caller) {
        keys.put(LogKeys.AGENT, caller.agent().value());
        caller.key().ifPresent(name -> keys.put(LogKeys.KEY, name));
        if (caller.team() != null) {
            keys.put(LogKeys.TEAM, caller.team());
        }
    }

    private static void putTarget(Map<String, String> keys, ModelKey target) {
        keys.put(LogKeys.MODEL, target.id().value());
        keys.put(LogKeys.PROVIDER, target.provider().value());
    }

    private void write(Map<String, String> keys) {
        var line = new ExtLogRecord(Level.INFO, MESSAGE, AccessLog.class.getName());
        line.setLoggerName(LOGGER);
        line.setMdc(keys);
        logger.logRaw(line);
    }
}
