package io.modelgateway.http;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.PlainRequest;
import io.modelgateway.observe.Surface;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request from its arrival on, as far as it is known without reading it, and who reports its end: an endpoint that
 * gives it a context, or {@link Arrivals}. Thread-safe: administration is answered on virtual threads.
 */
final class Arrival {

    /** Where Quarkus leaves the matched template of the path, in the request's Vert.x context, for who observes it. */
    private static final String PATH_TEMPLATE = "UrlPathTemplate";

    /** What a template says of the form of a variable. */
    private static final Pattern VARIABLE_FORM = Pattern.compile("\\s*:[^}]*}");

    private static final String KEY = Arrival.class.getName();

    /** Paths that are not served are the client's own words: they are not told. */
    private static final String UNKNOWN_PATH = "(unknown)";

    private final RoutingContext routing;
    private final Context context;
    private final Ticker ticker;
    private final long arrivedNanos;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private @Nullable String requestId;
    private volatile @Nullable ErrorCode code;

    private Arrival(RoutingContext routing, Ticker ticker) {
        this.routing = routing;
        this.context = routing.vertx().getOrCreateContext();
        this.ticker = ticker;
        this.arrivedNanos = ticker.nanos();
    }

    /** Notes that a request has just come in, on its own Vert.x context. */
    static Arrival note(RoutingContext routing, Ticker ticker) {
        var arrival = new Arrival(routing, ticker);
        routing.put(KEY, arrival);
        return arrival;
    }

    static Arrival of(RoutingContext routing) {
        return routing.get(KEY);
    }

    /** {@return whether the caller is the one that reports the end} True once. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    boolean unclaimed() {
        return !claimed.get();
    }

    void failed(ErrorCode reason) {
        code = reason;
    }

    /** {@return the id of a request without a context; made when it is first asked for} */
    synchronized String requestId() {
        if (requestId == null) {
            requestId = UUID.randomUUID().toString();
        }
        return requestId;
    }

    /** {@return method and template of the path, such as {@code GET /admin/models/{name}}} */
    String route() {
        String template = context.getLocal(PATH_TEMPLATE);
        String path = template == null
                ? UNKNOWN_PATH
                : VARIABLE_FORM.matcher(template).replaceAll("}");
        return routing.request().method() + " " + path;
    }

    PlainRequest ended(int httpStatus, boolean clientLeft) {
        return new PlainRequest(
                requestId(),
                surface(),
                route(),
                httpStatus,
                code,
                clientLeft,
                Duration.ofNanos(ticker.nanos() - arrivedNanos));
    }

    private Surface surface() {
        String path = routing.normalizedPath();
        if (path.startsWith("/admin")) {
            return Surface.ADMIN;
        }
        return path.startsWith("/q/")
                ? Surface.NONE
                : Surface.of(Codecs.of(routing).dialect());
    }
}
