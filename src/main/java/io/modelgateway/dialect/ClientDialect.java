package io.modelgateway.dialect;

import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Dialect;

/** A dialect towards clients, whatever is asked in it: its name, and how it tells a failure. */
public interface ClientDialect {

    Dialect dialect();

    /** {@return the body of an error that comes instead of an answer} */
    byte[] encodeError(GatewayException failure, String requestId);
}
