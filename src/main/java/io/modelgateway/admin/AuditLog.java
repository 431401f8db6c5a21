package io.modelgateway.admin;

import io.modelgateway.auth.Callers;
import io.modelgateway.model.Caller;
import io.modelgateway.observe.LogKeys;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * One line to the logger {@code audit} for every administrative call that changes something or tried to: who, what, and
 * what came of it. Never a body: it may hold anything. Thread-safe.
 */
@Singleton
final class AuditLog {

    static final String LOGGER = "audit";
    static final String MESSAGE = "administration";

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final int LONGEST = 256;

    private final Logger logger = Logger.getLogger(LOGGER);

    @ServerResponseFilter
    void note(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        if (routing.normalizedPath().startsWith("/admin/")
                && !HARMLESS.contains(request.getMethod())
                && logger.isLoggable(Level.INFO)) {
            write(routing, response.getStatus());
        }
    }

    private void write(RoutingContext routing, int status) {
        HttpServerRequest request = routing.request();
        var keys = new LinkedHashMap<String, String>();
        Optional<Caller> keyed =
                Callers.recognised(routing).filter(caller -> caller.key().isPresent());
        // Whoever has no key is who he says he is.
        keys.put(
                LogKeys.AGENT,
                keyed.map(caller -> caller.agent().value()).orElseGet(() -> cut(request.getHeader("X-Agent-Did"))));
        keyed.flatMap(Caller::key).ifPresent(name -> keys.put(LogKeys.KEY, name));
        SocketAddress caller = request.remoteAddress();
        keys.put(LogKeys.CALLER_ADDRESS, caller == null ? "unknown" : caller.hostAddress());
        keys.put(LogKeys.ACTION, request.method().name());
        keys.put(LogKeys.TARGET, cut(routing.normalizedPath()));
        keys.put(LogKeys.STATUS, Integer.toString(status));
        keys.put(LogKeys.OUTCOME, outcome(status));
        var line = new ExtLogRecord(Level.INFO, MESSAGE, AuditLog.class.getName());
        line.setLoggerName(LOGGER);
        line.setMdc(keys);
        logger.logRaw(line);
    }

    private static String outcome(int status) {
        return status < 400 ? "done" : status < 500 ? "refused" : "failed";
    }

    private static String cut(@Nullable String text) {
        return text == null ? "unknown" : text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
