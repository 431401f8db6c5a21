package io.modelgateway.provider.upstream;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestResponse;

/** Makes a call of a typed client within the provider's time limits. Thread-safe. */
@FunctionalInterface
public interface TypedExchange {

    /** {@return the body of the successful answer} Every failure is a {@code GatewayException}. */
    Uni<byte[]> body(Supplier<Uni<RestResponse<byte[]>>> call);
}
