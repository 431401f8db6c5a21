package io.modelgateway.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of the gateway. Its message is public: it is shown to callers as it is, so it names no secret, no
 * prompt and no upstream body. Immutable. Only codes that are the gateway's own fault fill in a stack trace; refusals
 * are expected, and cheap.
 */
public final class GatewayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<ErrorDetail> details;

    private GatewayException(ErrorCode code, String message, List<ErrorDetail> details, @Nullable Throwable cause) {
        super(message, cause, false, code.severity() == ErrorCode.Severity.ERROR);
        this.code = code;
        this.details = List.copyOf(details);
    }

    /** A refusal with the code's own sentence. */
    public static GatewayException of(ErrorCode code, ErrorDetail... details) {
        return new GatewayException(code, code.message(), List.of(details), null);
    }

    /** A refusal with a sentence of its own, safe to show. */
    public static GatewayException of(ErrorCode code, String message, ErrorDetail... details) {
        return new GatewayException(code, message, List.of(details), null);
    }

    /** A failure that something else caused, with the code's own sentence. */
    public static GatewayException caused(ErrorCode code, Throwable cause) {
        return caused(code, code.message(), cause);
    }

    /** A failure that something else caused; the cause is for the log, never for the caller. */
    public static GatewayException caused(ErrorCode code, String message, Throwable cause, ErrorDetail... details) {
        return new GatewayException(code, message, List.of(details), cause);
    }

    /** {@return the same failure with this detail, in place of one of its kind} */
    public GatewayException with(ErrorDetail detail) {
        var more = new ArrayList<>(details);
        more.removeIf(other -> other.getClass().equals(detail.getClass()));
        more.add(detail);
        return new GatewayException(code, getMessage(), more, getCause());
    }

    public ErrorCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public List<ErrorDetail> details() {
        return details;
    }

    /** {@return the first detail of that kind} */
    public <T extends ErrorDetail> Optional<T> detail(Class<T> kind) {
        return details.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** {@return the HTTP status to answer with: the code's, or the one a detail puts in its place} */
    public int httpStatus() {
        return detail(ErrorDetail.HttpStatus.class)
                .map(ErrorDetail.HttpStatus::status)
                .orElse(code.httpStatus());
    }
}
