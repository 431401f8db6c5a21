package io.modelgateway.provider.guard;

import io.modelgateway.error.Blame;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;

/** A failure inside a guard, sorted so that a breaker can tell by its class whether to count it. */
public abstract sealed class UpstreamFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final GatewayException translated;

    private UpstreamFailure(GatewayException translated) {
        super(translated.getMessage(), translated, false, false);
        this.translated = translated;
    }

    /** The provider is at fault: connection, time, status 5xx, credentials, an answer that cannot be read. */
    public static final class Counted extends UpstreamFailure {

        private static final long serialVersionUID = 1L;

        Counted(GatewayException translated) {
            super(translated);
        }
    }

    /** The provider is well: it refused the request, or wants less of them, or we failed, or the client has left
     * or had no more time. */
    public static final class Uncounted extends UpstreamFailure {

        private static final long serialVersionUID = 1L;

        Uncounted(GatewayException translated) {
            super(translated);
        }
    }

    static UpstreamFailure of(Throwable failure) {
        if (!(failure instanceof GatewayException known)) {
            return new Uncounted(GatewayException.caused(ErrorCode.RESPONSE_PROCESSING_FAILED, failure));
        }
        boolean counted = known.code().blame() == Blame.UPSTREAM
                && known.code() != ErrorCode.PROVIDER_RATE_LIMITED
                && known.detail(ErrorDetail.DeadlinePassed.class).isEmpty();
        return counted ? new Counted(known) : new Uncounted(known);
    }

    /** {@return the failure as the rest of the gateway knows it} */
    GatewayException translated() {
        return translated;
    }
}
