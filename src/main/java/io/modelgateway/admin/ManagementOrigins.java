package io.modelgateway.admin;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * Takes back the permission that Quarkus gives every origin on the management port: health, metrics and the page would be
 * readable for any page of the web that an operator has open. Preflights are answered before anybody can intervene; what
 * they permit is of no use without permission on the answer itself.
 */
@Singleton
final class ManagementOrigins {

    void onStart(@Observes ManagementInterface management) {
        management.router().route().order(Integer.MIN_VALUE).handler(ManagementOrigins::permitNone);
    }

    private static void permitNone(RoutingContext routing) {
        MultiMap headers = routing.response().headers();
        routing.addHeadersEndHandler(_ -> headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"))
                .toList()
                .forEach(headers::remove));
        routing.next();
    }
}
