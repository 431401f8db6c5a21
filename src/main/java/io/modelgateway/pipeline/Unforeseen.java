package io.modelgateway.pipeline;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.GatewayException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Failures that nobody foresaw, by the code of the room that had them: whoever reads it knows where to look. */
final class Unforeseen {

    private static final Logger LOG = Logger.getLogger(Unforeseen.class);

    private Unforeseen() {}

    /**
     * Does some work.
     *
     * @throws GatewayException what the work refuses, as it is; the code for whatever else it throws
     */
    static <T> T as(ErrorCode code, Supplier<T> work) {
        try {
            return work.get();
        } catch (GatewayException refusal) {
            throw refusal;
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "%s: %s", code.id(), code.message());
            throw GatewayException.caused(code, failure);
        }
    }
}
