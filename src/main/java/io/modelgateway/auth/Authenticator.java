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
     * {@return who asks; {@link Caller#ANONYMOUS} where no key is needed} Fails with E4505: 401 for a key that is missing,
     * unknown, disabled or expired, 403 for one that does not allow this; with E4400 for too many wrong ones.
     *
     * @param presented the secret; empty if the request shows none
     * @param address the remote address
     */
    public Uni<Caller> authenticate(Optional<String> presented, Access access, String address) {
        if (mode == AuthMode.OFF) {
            return Uni.createFrom().item(Caller.ANONYMOUS);
        }
        if (presented.isEmpty()) {
            return refused(GatewayException.of(
                    ErrorCode.AUTHORIZATION_FAILED,
                    "An API key is required, as Authorization: Bearer KEY, x-api-key or api-key"));
        }
        return keys.withSecret(presented.get()).chain(key -> judge(key, access, address));
    }

    private Uni<Caller> judge(Optional<ApiKey> found, Access access, String address) {
        Optional<ApiKey> usable = found.filter(key -> key.usable(clock.instant()));
        if (usable.isEmpty()) {
            return refused(failures.failed(address)
                    .map(wait -> GatewayException.of(
                            ErrorCode.RATE_LIMIT_EXCEEDED,
                            "Too many wrong API keys from this address",
                            new ErrorDetail.RetryAfter(wait)))
                    .orElseGet(() -> GatewayException.of(
                            ErrorCode.AUTHORIZATION_FAILED, "The API key is unknown, disabled or expired")));
        }
        ApiKey key = usable.get();
        if (!access.allowedTo(key.roles())) {
            return refused(GatewayException.of(
                    ErrorCode.AUTHORIZATION_FAILED,
                    "The API key '" + key.name() + "' does not have the role this needs",
                    new ErrorDetail.HttpStatus(FORBIDDEN)));
        }
        return Uni.createFrom().item(key.caller());
    }

    private Uni<Caller> refused(GatewayException reason) {
        refusals.increment();
        return Uni.createFrom().failure(reason);
    }
}
