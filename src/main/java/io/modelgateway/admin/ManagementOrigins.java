package io.modelgateway.admin;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Route;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes back the permission that Quarkus gives every origin on the management port: health, metrics and the page would be
 * readable for any page of the web that an operator has open. No configuration can, and the handler answers preflights
 * before anybody else is asked, so its route goes.
 */
@Singleton
final class ManagementOrigins {

    /** Routes do not show their handlers but by what they say of themselves. */
    private static final String HANDLER = "CorsHandler";

    void onStart(@Observes ManagementInterface management) {
        List.copyOf(management.router().getRoutes()).stream()
                .filter(route -> route.toString().contains(HANDLER))
                .forEach(Route::remove);
    }
}
