package io.modelgateway.http;

import io.modelgateway.auth.Access;
import io.modelgateway.auth.Authenticator;
import io.modelgateway.auth.Callers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Asks everybody who they are before anything else, so that a body without a key costs no memory. Every resource is behind
 * this door, also one that is added later. Thread-safe.
 */
@Singleton
final class Doorkeeper {

    private static final String BEARER = "bearer ";

    /** Made later: filters stand before there is any run-time configuration. */
    private final Provider<Authenticator> authenticator;

    Doorkeeper(Provider<Authenticator> authenticator) {
        this.authenticator = authenticator;
    }

    @ServerRequestFilter(nonBlocking = true)
    Uni<Void> ask(RoutingContext routing) {
        MultiMap headers = routing.request().headers();
        SocketAddress remote = routing.request().remoteAddress();
        Authenticator asked = authenticator.get();
        return asked.identify(presented(headers), remote == null ? "" : remote.hostAddress())
                .invoke(identity -> {
                    Callers.recognise(routing, identity.caller());
                    Callers.admit(routing, asked.permit(identity, access(routing)));
                })
                .replaceWithVoid();
    }

    /** Each vendor has a header of its own; whichever dialect is spoken, any of them will do. */
    private static Optional<String> presented(MultiMap headers) {
        String authorization = headers.get("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return text(authorization.substring(BEARER.length()));
        }
        return text(headers.get("x-api-key")).or(() -> text(headers.get("api-key")));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(key -> !key.isEmpty());
    }

    private static Access access(RoutingContext routing) {
        String path = routing.normalizedPath();
        boolean reads = switch (routing.request().method().name()) {
            case "GET", "HEAD" -> true;
            default -> false;
        };
        if (path.equals("/admin") || path.startsWith("/admin/")) {
            return reads ? Access.INSPECTION : Access.ADMINISTRATION;
        }
        return reads ? Access.OWN : Access.INFERENCE;
    }
}
