package io.modelgateway.http;

import io.modelgateway.loop.Buffers;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Serves the API's description, as YAML unless JSON is asked for. The build has written both, so that no start does.
 * Anybody may read it, without a key. Thread-safe.
 */
@Singleton
final class ApiDescription {

    private static final String PATH = "/q/openapi";
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml";

    void install(@Observes Router router) {
        var yaml = Document.load("openapi.yaml", YAML);
        var json = Document.load("openapi.json", JSON);
        serve(router, PATH, routing -> (wantsJson(routing) ? json : yaml).send(routing));
        serve(router, PATH + ".json", json::send);
        serve(router, PATH + ".yaml", yaml::send);
        serve(router, PATH + ".yml", yaml::send);
    }

    private static void serve(Router router, String path, Handler<RoutingContext> handler) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(handler);
    }

    private static boolean wantsJson(RoutingContext routing) {
        String accept = routing.request().getHeader("Accept");
        return accept != null && accept.contains(JSON)
                || "json".equalsIgnoreCase(routing.queryParams().get("format"));
    }

    private record Document(String contentType, Buffer content) {

        static Document load(String name, String contentType) {
            return new Document(contentType + ";charset=UTF-8", Buffers.ofResource("/api/" + name));
        }

        void send(RoutingContext routing) {
            routing.response().putHeader("Content-Type", contentType).end(content);
        }
    }
}
