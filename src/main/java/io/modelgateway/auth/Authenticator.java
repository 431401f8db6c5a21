package io.modelgateway.auth;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Caller;
import io.modelgateway.model.Ticker;
import io.modelgateway.observe.MetricNames;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Tells who asks, and whether that one may. Thread-safe, never blocks. */
@Singleton
public final class Authenticator {

    private static final int FORBIDDEN = 403;

    private final AuthMode mode;
    private final Keys keys;
    private final FailedTries failures;
    private final Clock clock;
    private final Counter refusals;

    @Inject
    Authenticator(AuthConfig config, Keys keys, Clock clock, Ticker ticker, MeterRegistry meters) {
        this.mode = config.mode();
        this.keys = keys;
        this.failures = new FailedTries(config.failuresPerMinute(), ticker);
        this.clock = clock;
        this.refusals = Counter.builder(MetricNames.AUTH_FAILURES).register(meters);
    }

    /**
     * {@return who asks; {@link Caller#ANONYMOUS} where no key is needed} Fails with E4505 (401) for a key that is missing,
     * unknown, disabled or expired; with E4400 for too many wrong ones.
     *
     * @param presented the secret; empty if the request shows none
     * @param address the remote address
     */
    public Uni<Identity> identify(Optional<String> presented, String address) {
        if (mode == AuthMode.OFF) {
            return Uni.createFrom().item(Identity.ANYBODY);
        }
        if (presented.isEmpty()) {
            return Uni.createFrom()
                    .failure(refused(GatewayException.of(
                            ErrorCode.AUTHORIZATION_FAILED,
                            "An API key is required, as Authorization: Bearer KEY, x-api-key or api-key")));
        }
        return keys.withSecret(presented.get()).map(key -> judge(key, address));
    }

    private Identity judge(Optional<ApiKey> found, String address) {
        Optional<ApiKey> usable = found.filter(key -> key.usable(clock.instant()));
        if (usable.isEmpty()) {
            throw refused(failures.failed(address)
                    .map(wait -> GatewayException.of(
                            ErrorCode.RATE_LIMIT_EXCEEDED,
                            "Too many wrong API keys from this address",
                            new ErrorDetail.RetryAfter(wait)))
                    .orElseGet(() -> GatewayException.of(
                            ErrorCode.AUTHORIZATION_FAILED, "The API key is unknown, disabled or expired")));
        }
        ApiKey key = usable.get();
        return new Identity(key.caller(), key.roles());
    }

    /**
     * Lets somebody in.
     *
     * @throws GatewayException E4505 (403) if none of the roles allows this
     */
    public Caller permit(Identity identity, Access access) {
        if (!access.allowedTo(identity.roles())) {
            throw refused(GatewayException.of(
                    ErrorCode.AUTHORIZATION_FAILED,
                    "The API key '" + identity.caller().key().orElse("") + "' does not have the role this needs",
                    new ErrorDetail.HttpStatus(FORBIDDEN)));
        }
        return identity.caller();
    }

    private GatewayException refused(GatewayException reason) {
        refusals.increment();
        return reason;
    }
}
