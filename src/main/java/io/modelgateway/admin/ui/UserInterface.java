package io.modelgateway.admin.ui;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Puts the page, and its way to the API, onto the management port. */
@Singleton
final class UserInterface {

    private final UiConfig config;
    private final ApiRelay relay;

    UserInterface(UiConfig config, ApiRelay relay) {
        this.config = config;
        this.relay = relay;
    }

    void onStart(@Observes ManagementInterface management) {
        if (!config.enabled()) {
            return;
        }
        Router router = management.router();
        // Relative addresses in the page need the slash.
        router.get("/ui").handler(UserInterface::toTheSlash);
        file(router, "/ui/", "index.html", "text/html; charset=utf-8");
        file(router, "/ui/app.js", "app.js", "text/javascript; charset=utf-8");
        file(router, "/ui/elements.js", "elements.js", "text/javascript; charset=utf-8");
        file(router, "/ui/rooms.js", "rooms.js", "text/javascript; charset=utf-8");
        file(router, "/ui/playground.js", "playground.js", "text/javascript; charset=utf-8");
        file(router, "/ui/style.css", "style.css", "text/css; charset=utf-8");
        router.route(ApiRelay.MOUNT + "/*")
                .method(HttpMethod.GET)
                .method(HttpMethod.POST)
                .handler(relay);
    }

    private static void toTheSlash(RoutingContext routing) {
        if (routing.request().path().endsWith("/")) {
            routing.next();
        } else {
            routing.response().setStatusCode(308).putHeader("Location", "ui/").end();
        }
    }

    private static void file(Router router, String path, String name, String contentType) {
        router.get(path).handler(StaticFile.load(name, contentType)::send);
    }
}
