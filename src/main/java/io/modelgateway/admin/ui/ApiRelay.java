package io.modelgateway.admin.ui;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The page's way to the API, which is on another port: few paths, to this process only, with the caller's own key. The
 * relay has no rights of its own, so the API decides as if it had been called itself; and the API needs no CORS, which
 * would let any page of the web call it from an operator's browser. Such a page cannot call the relay either: it would
 * have to send {@value #MARK}, and come from here. Answers stream. Thread-safe.
 */
@Singleton
final class ApiRelay implements Handler<RoutingContext> {

    static final String MOUNT = "/ui/api";
    static final String MARK = "X-Gateway-Ui";

    private static final Logger LOG = Logger.getLogger(ApiRelay.class);

    private static final Pattern READ = Pattern.compile("/admin/[A-Za-z0-9._/-]+|/v1/models");
    private static final Pattern WRITE =
            Pattern.compile("/v1/route|/v1/inference|/admin/circuits/[A-Za-z0-9._-]+(?:/reset)?");
    private static final Set<String> REQUEST_HEADERS = Set.of("authorization", "x-api-key", "content-type", "accept");
    private static final Set<String> RESPONSE_HEADERS =
            Set.of("content-type", "retry-after", "server-timing", "warning", "www-authenticate");
    private static final List<String> OWN_PREFIXES = List.of("x-gateway-", "x-ratelimit-");
    private static final int MOST_CONNECTIONS = 16;
    private static final int CONNECT_TIMEOUT_MILLIS = 1_000;

    private final HttpClient client;
    private final HttpServer api;

    ApiRelay(Vertx vertx, HttpServer api) {
        // Whom it calls is itself, so whose certificate it is shown does not matter.
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setTrustAll(true)
                        .setVerifyHost(false),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS).setMaxWaitQueueSize(MOST_CONNECTIONS));
        this.api = api;
    }

    @Override
    public void handle(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String path = routing.normalizedPath().substring(MOUNT.length());
        Pattern allowed = request.method() == HttpMethod.GET ? READ : WRITE;
        if (!allowed.matcher(path).matches()) {
            refuse(routing.response(), 404, "The page has no business there");
        } else if (request.getHeader(MARK) == null || isForeign(request)) {
            refuse(routing.response(), 403, "Only the page itself may call this");
        } else {
            // The management port has read it, as far as its own limit allows.
            Buffer body = routing.body().buffer();
            client.request(target(request, path))
                    .onSuccess(onward -> relay(onward, body == null ? Buffer.buffer() : body, routing.response()))
                    .onFailure(cause -> unreachable(routing.response(), cause));
        }
    }

    /** No preflight permits a foreign page to send the mark; who sends it all the same is told by the origin. */
    private static boolean isForeign(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && !origin.replaceFirst("^https?://", "").equals(request.getHeader("Host"));
    }

    private RequestOptions target(HttpServerRequest request, String path) {
        URI base = api.getLocalBaseUri();
        String query = request.query() == null ? "" : "?" + request.query();
        var options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(base.resolve(path) + query)
                .setFollowRedirects(false);
        copy(request.headers(), REQUEST_HEADERS, options::putHeader);
        return options;
    }

    private static void relay(HttpClientRequest onward, Buffer body, HttpServerResponse response) {
        // Who leaves stops the model.
        response.closeHandler(_ -> onward.reset());
        onward.send(body)
                .onSuccess(answer -> answer(answer, response))
                .onFailure(cause -> unreachable(response, cause));
    }

    private static void answer(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode());
        copy(answer.headers(), RESPONSE_HEADERS, response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        response.setChunked(true);
        answer.pipe().endOnFailure(false).to(response).onFailure(_ -> response.reset());
    }

    private interface Put {
        Object header(String name, String value);
    }

    private static void copy(MultiMap headers, Set<String> names, Put target) {
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (names.contains(lower) || OWN_PREFIXES.stream().anyMatch(lower::startsWith)) {
                target.header(name, value);
            }
        });
    }

    private static void unreachable(HttpServerResponse response, Throwable cause) {
        LOG.debugf(cause, "The API cannot be reached");
        if (!response.headWritten() && !response.closed()) {
            refuse(response, 502, "The API cannot be reached");
        }
    }

    private static void refuse(HttpServerResponse response, int status, String sentence) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end("{\"message\":\"" + sentence + "\"}");
    }
}
