package io.modelgateway.config;

import io.modelgateway.error.GatewayException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Starts the gateway, and says on standard error why it did not start: the log is written by a thread of its own, which
 * a process that ends at once does not wait for.
 */
@QuarkusMain
public final class Start {

    private Start() {}

    public static void main(String... arguments) {
        Quarkus.run(null, Start::ended, arguments);
    }

    private static void ended(int code, @Nullable Throwable failure) {
        if (failure != null) {
            tell(failure);
        }
        System.exit(code);
    }

    /** What is refused is told in a sentence; where something else went wrong, the trace tells where. */
    private static void tell(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !isRefusal(cause)) {
            cause = cause.getCause();
        }
        if (!isRefusal(cause)) {
            failure.printStackTrace();
        } else if (cause instanceof GatewayException refusal) {
            System.err.println(refusal.code().id() + " " + refusal.getMessage());
        } else {
            System.err.println(cause.getMessage());
        }
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof GatewayException
                || cause instanceof ConfigurationException
                || cause instanceof ConfigValidationException;
    }
}
