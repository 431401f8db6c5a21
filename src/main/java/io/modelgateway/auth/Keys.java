package io.modelgateway.auth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.Ticker;
import io.modelgateway.redis.RedisLink;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * All keys. They are held in memory, so that to know a caller asks nobody; what other replicas change comes from Redis
 * within {@code gateway.auth.refresh}, and during an outage the last state holds. Thread-safe, never blocks.
 */
@Singleton
public final class Keys {

    /** An unknown key may have been made a moment ago elsewhere; who shows many does not make us ask each time. */
    private static final Duration SHORTEST_REFRESH = Duration.ofMillis(100);

    private static final int SECRET_BYTES = 32;
    private static final int MOST_STORED = 10_000;

    private final List<ApiKey> configured;
    private final KeyStore store;
    private final Duration refresh;
    private final RandomGenerator random;
    private final Clock clock;
    private final Ticker ticker;
    private final AtomicLong refreshedNanos;
    private volatile KeyRing ring;

    @Inject
    Keys(AuthConfig config, RedisLink redis, RandomGenerator random, Clock clock, Ticker ticker) {
        var reader = new ConfiguredKeys();
        this.configured = reader.read(config.keys());
        AuthChecks.atStart(config, configured, reader.problems());
        this.store = redis.configured() ? new RedisKeyStore(redis) : new MemoryKeyStore();
        this.refresh = config.refresh();
        this.random = random;
        this.clock = clock;
        this.ticker = ticker;
        this.refreshedNanos = new AtomicLong(ticker.nanos() - SHORTEST_REFRESH.toNanos());
        this.ring = new KeyRing(configured, List.of());
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(1, refresh.toMillis(), fired -> reload().subscribe().with(done -> {}, unavailable -> {}));
    }

    /** {@return the key of that secret, if there is one, in use or not; asks for news once where it seems unknown} */
    Uni<Optional<ApiKey>> withSecret(String secret) {
        String hash = KeyHash.of(secret);
        Optional<ApiKey> known = ring.withSecret(hash, clock.instant());
        if (known.isPresent() || !mayAsk()) {
            return Uni.createFrom().item(known);
        }
        return reload().onFailure().recoverWithNull().map(done -> ring.withSecret(hash, clock.instant()));
    }

    private boolean mayAsk() {
        long last = refreshedNanos.get();
        long now = ticker.nanos();
        return now - last >= SHORTEST_REFRESH.toNanos() && refreshedNanos.compareAndSet(last, now);
    }

    /** {@return every key, by name} */
    public List<ApiKey> all() {
        return ring.all();
    }

    /** @throws GatewayException E4502 if there is none of that name */
    public ApiKey named(String name) {
        return ring.named(name).orElseThrow(Keys::unknown);
    }

    /** Makes a key from an operator's order; {@return it with its secret, which nobody will see again} */
    public Uni<FreshKey> create(ObjectNode order) {
        String secret = freshSecret();
        ApiKey key = KeyJson.ordered(order, clock.instant(), List.of(new KeyHash(KeyHash.of(secret), null)));
        if (ring.all().size() >= MOST_STORED) {
            throw GatewayException.of(ErrorCode.INVALID_FIELD, "There are " + MOST_STORED + " keys; delete some");
        }
        if (ring.named(key.name()).isPresent()) {
            throw taken();
        }
        return written(store.add(key), Keys::taken).replaceWith(new FreshKey(key, secret));
    }

    /**
     * Gives a key a new secret.
     *
     * @param overlap how long the old one stays valid
     */
    public Uni<FreshKey> rotate(String name, Duration overlap) {
        return changeable(name).chain(known -> {
            String secret = freshSecret();
            var hashes = new ArrayList<KeyHash>();
            hashes.add(new KeyHash(KeyHash.of(secret), null));
            Instant until = clock.instant().plus(overlap);
            if (overlap.isPositive()) {
                hashes.add(new KeyHash(known.hashes().getFirst().sha256(), until));
            }
            ApiKey rotated = known.withHashes(hashes);
            return replaced(rotated).replaceWith(new FreshKey(rotated, secret));
        });
    }

    public Uni<ApiKey> changeEnabled(String name, boolean enabled) {
        return changeable(name).map(known -> known.withEnabled(enabled)).call(this::replaced);
    }

    /** Changes what an order names, and keeps the secret. */
    public Uni<ApiKey> change(String name, ObjectNode order) {
        return changeable(name).map(known -> changed(known, order)).call(this::replaced);
    }

    private static ApiKey changed(ApiKey known, ObjectNode order) {
        ObjectNode merged = KeyJson.shown(known);
        merged.remove("created");
        merged.setAll(order);
        merged.put("name", known.name());
        return KeyJson.ordered(merged, Optional.ofNullable(known.created()).orElseThrow(), known.hashes());
    }

    private Uni<Void> replaced(ApiKey changed) {
        return written(store.replace(changed), Keys::unknown);
    }

    public Uni<Void> delete(String name) {
        return changeable(name).chain(known -> written(store.remove(name), Keys::unknown));
    }

    private Uni<Void> written(Uni<Boolean> write, Supplier<GatewayException> otherwise) {
        return available(write)
                .invoke(done -> {
                    if (!done) {
                        throw otherwise.get();
                    }
                })
                .chain(this::reload);
    }

    private Uni<Void> reload() {
        return store.changes()
                .invoke(changes -> changes.ifPresent(keys -> ring = new KeyRing(configured, keys)))
                .replaceWithVoid();
    }

    /** Asks for news first: a change to what a key was would undo what another replica has made of it since. */
    private Uni<ApiKey> changeable(String name) {
        if (ring.named(name).filter(ApiKey::configured).isPresent()) {
            throw GatewayException.of(
                    ErrorCode.INVALID_FIELD,
                    "The key is part of the configuration, and only changed there",
                    new ErrorDetail.Param("name"));
        }
        return available(reload()).map(done -> named(name));
    }

    private static <T> Uni<T> available(Uni<T> work) {
        return work.onFailure(failure -> !(failure instanceof GatewayException))
                .transform(away -> GatewayException.of(
                        ErrorCode.CACHE_UNAVAILABLE, "The keys are in Redis, which is not available at the moment"));
    }

    private String freshSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "mgw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static GatewayException unknown() {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD,
                "'name' names no key",
                new ErrorDetail.Param("name"),
                new ErrorDetail.HttpStatus(404));
    }

    private static GatewayException taken() {
        return GatewayException.of(
                ErrorCode.INVALID_FIELD,
                "There is a key of that name",
                new ErrorDetail.Param("name"),
                new ErrorDetail.HttpStatus(409));
    }
}
