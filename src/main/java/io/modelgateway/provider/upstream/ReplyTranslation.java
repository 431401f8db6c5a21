package io.modelgateway.provider.upstream;

import io.modelgateway.dialect.ProviderErrorBody;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns what an upstream answered into a body to read or a failure with its code.
 *
 * <table>
 * <caption>Status and code</caption>
 * <tr><td>401, 402, 403, and 400 that names the key</td><td>E4203: the key the operator configured is wrong, lacks rights or has no credit</td></tr>
 * <tr><td>408</td><td>E4202</td></tr>
 * <tr><td>429</td><td>E4204 with the wait the provider asks for, one second if it does not say</td></tr>
 * <tr><td>other 4xx</td><td>E4206, with 400, 404 and 422 kept and 400 for the rest; E4104 where the body says that the
 * prompt does not fit the model's context window</td></tr>
 * <tr><td>5xx, 529 included</td><td>E4200</td></tr>
 * <tr><td>1xx, 3xx, and 2xx of the wrong type</td><td>E4205</td></tr>
 * </table>
 */
final class ReplyTranslation {

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(1);
    private static final Set<Integer> KEPT = Set.of(400, 404, 422);

    private final RetryAfterHint retryAfter;
    private final Function<byte[], ProviderErrorBody> errorReader;

    ReplyTranslation(Clock clock, Function<byte[], ProviderErrorBody> errorReader) {
        this.retryAfter = new RetryAfterHint(clock);
        this.errorReader = errorReader;
    }

    /**
     * {@return the body of a successful JSON answer}
     *
     * @throws GatewayException for everything else
     */
    byte[] body(UpstreamReply reply) {
        if (!reply.successful()) {
            throw failure(reply);
        }
        requireType(reply, false);
        return reply.body();
    }

    /**
     * Holds the type of a successful answer against what was asked for. Only types that are certainly wrong are refused:
     * compatible servers name theirs in many ways, or not at all.
     *
     * @throws GatewayException E4205 for an HTML page, and for whole JSON where server-sent events were asked for
     */
    void requireType(UpstreamReply reply, boolean eventStream) {
        String type = reply.header("content-type").orElse("").toLowerCase(java.util.Locale.ROOT);
        boolean wrong = type.startsWith("text/html")
                || (eventStream ? type.startsWith("application/json") : type.startsWith("text/event-stream"));
        if (wrong) {
            throw GatewayException.of(
                    ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider sent an answer of the wrong content type");
        }
    }

    /** {@return the failure that an unsuccessful answer stands for} */
    GatewayException failure(UpstreamReply reply) {
        return coded(reply).with(new ErrorDetail.UpstreamStatus(reply.status()));
    }

    private GatewayException coded(UpstreamReply reply) {
        int status = reply.status();
        Optional<Duration> wait = retryAfter.from(reply);
        if (status >= 500) {
            var failed = GatewayException.of(ErrorCode.PROVIDER_ERROR, "The provider failed with status " + status);
            return wait.map(delay -> failed.with(new ErrorDetail.RetryAfter(delay)))
                    .orElse(failed);
        }
        return switch (status) {
            case 401, 402, 403 -> GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
            case 408 -> GatewayException.of(ErrorCode.PROVIDER_TIMEOUT, "The provider gave up waiting (408)");
            case 429 ->
                GatewayException.of(
                        ErrorCode.PROVIDER_RATE_LIMITED, new ErrorDetail.RetryAfter(wait.orElse(DEFAULT_WAIT)));
            default -> status >= 400 ? rejected(reply) : unexpected(status);
        };
    }

    private GatewayException rejected(UpstreamReply reply) {
        ProviderErrorBody error = errorReader.apply(reply.body());
        String sentence = error.message() == null
                ? "The provider rejected the request with status " + reply.status()
                : "The provider rejected the request: " + error.message();
        if (error.contextOverflow()) {
            return GatewayException.of(ErrorCode.CONTEXT_LENGTH_EXCEEDED, sentence);
        }
        if (error.wrongKey()) {
            return GatewayException.of(ErrorCode.PROVIDER_AUTHENTICATION_FAILED);
        }
        int kept = KEPT.contains(reply.status()) ? reply.status() : 400;
        return GatewayException.of(ErrorCode.PROVIDER_REJECTED_REQUEST, sentence, new ErrorDetail.HttpStatus(kept));
    }

    private static GatewayException unexpected(int status) {
        return GatewayException.of(
                ErrorCode.PROVIDER_INVALID_RESPONSE, "The provider answered with the unexpected status " + status);
    }
}
