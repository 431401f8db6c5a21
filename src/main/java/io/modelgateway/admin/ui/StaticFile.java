package io.modelgateway.admin.ui;

import io.modelgateway.loop.Buffers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * A file of the page, from memory. Its head forbids the browser everything but what the page needs: no script or style
 * of another's, no frame around it, no form that leaves. Thread-safe.
 */
record StaticFile(String contentType, Buffer content) {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static StaticFile load(String name, String contentType) {
        return new StaticFile(contentType, Buffers.ofResource("/ui/" + name));
    }

    void send(RoutingContext routing) {
        HttpServerResponse response = routing.response();
        response.putHeader("Content-Type", contentType);
        response.putHeader("Content-Security-Policy", POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("Cache-Control", "no-cache");
        response.end(content);
    }
}
